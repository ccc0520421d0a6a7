import { assertEquals } from "@std/assert";
import { insertPerson } from "@/db/auth/people.ts";
import { endSessions } from "@/db/auth/activation.ts";
import { insertKey, revokeKey } from "@/db/auth/keys.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { printErrors } from "@/testing/error_report.ts";
import { until } from "@/testing/until.ts";
import { openGuard } from "./guard.ts";
import { KEY, person } from "./testdata/feed.ts";

const NOW = Date.parse("2026-11-20T11:00:00Z");

/** Connections that can be ended, in place of a hub. */
function connections(...all: Viewer[]) {
  const open = new Set(all);
  return {
    open,
    viewers: () => [...open],
    end(isOver: (viewer: Viewer) => boolean) {
      for (const viewer of open) if (isOver(viewer)) open.delete(viewer);
    },
  };
}

forEachDatabase(
  "guard - what changed on another instance ends connections before the next heartbeat",
  async ({ db }) => {
    const userId = (await db.transaction().execute((trx) =>
      insertPerson(trx, {
        email: "amy@e.com",
        name: "Amy",
        role: "agent",
        passwordHash: null,
        agentId: null,
        teamIds: [],
        isDemo: false,
      })
    ))!;
    for (const [id, expires] of [["stands", NOW + 60_000], ["ends", NOW + 1_000]] as const) {
      await db.insertInto("sessions").values({
        id,
        user_id: userId,
        token: id,
        expires_at: new Date(expires),
      }).execute();
    }
    const keyId = (await insertKey(db, {
      name: "k",
      prefix: "lk",
      hash: "h",
      scopes: ["read"],
      createsAgents: false,
    }))!;
    const amy = { ...person("agent", null), userId };
    const viewers = {
      stands: { ...amy, sessionId: "stands" },
      ends: { ...amy, sessionId: "ends" },
      key: { ...KEY, keyId },
    };
    const hub = connections(...Object.values(viewers));
    let now = NOW;
    const guard = openGuard({
      db,
      hub,
      clock: () => now,
      reportError: printErrors,
      everyMilliseconds: 20,
    });
    await guard.check(null);
    assertEquals(hub.open.size, 3);
    now += 2_000;
    await until(() => hub.open.size === 2);
    assertEquals(hub.open.has(viewers.ends), false, "an expired session");
    await revokeKey(db, keyId, new Date(now));
    await until(() => hub.open.size === 1);
    assertEquals(hub.open.has(viewers.stands), true, "a revoked key");
    await endSessions(db, userId);
    await until(() => hub.open.size === 0);
    await guard.close();
  },
);
