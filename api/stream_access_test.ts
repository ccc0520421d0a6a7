/** Streams end when their viewers lose the right to follow. */
import { assertEquals } from "@std/assert";
import { findTeam } from "@/db/agents/teams.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { openSocket } from "@/e2e/support/live.ts";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { until } from "@/testing/until.ts";
import { createApi } from "./mod.ts";

const ORIGIN = "http://laurel.example";

/** Opens a stream and reads it. */
async function follow(door: Door, who: Who) {
  const response = await createApi(door.instance).request(`${ORIGIN}/api/v1/stream`, {
    headers: who,
  });
  assertEquals(response.status, 200);
  let hasEnded = false;
  const reader = response.body!.getReader();
  const reading = (async () => {
    while (!(await reader.read()).done);
    hasEnded = true;
  })();
  return {
    hasEnded: () => hasEnded,
    async stop() {
      await reader.cancel();
      await reading;
    },
  };
}

async function accountOf({ instance: { auth } }: Door, who: Who): Promise<string> {
  return (await auth.person(new Request(ORIGIN, { headers: who })))!.userId;
}

forEachDatabase(
  "stream - it ends at once when its person may not follow any more; others go on",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = door.instance.database;
      for (const id of ["north", "south"]) {
        await door.ask("POST", "/admin/teams", { id, name: id });
      }
      await door.ask("POST", "/admin/agents", { id: "ava", name: "Ava", team: "north" });
      const north = (await findTeam(db, "north"))!.rowId;
      const ava = (await findAgent(db, "ava"))!;
      const bystander = await follow(door, await door.person("agent"));

      /** Makes a person, follows as them, does something to them, and waits for the end. */
      async function endsAfter(
        title: string,
        who: Who,
        act: (who: Who, account: string) => Promise<{ readonly status: number }>,
      ) {
        const account = await accountOf(door, who);
        const stream = await follow(door, who);
        const { status } = await act(who, account);
        assertEquals(status < 300, true, `${title}: ${status}`);
        await until(stream.hasEnded);
        assertEquals(bystander.hasEnded(), false, title);
      }

      const patch = (body: unknown) => (_who: Who, account: string) =>
        door.ask("PATCH", `/admin/accounts/${account}`, body);
      const manager = () => door.person("manager", undefined, [north]);
      await endsAfter("deactivated", await manager(), patch({ isActive: false }));
      await endsAfter("demoted", await manager(), patch({ role: "agent" }));
      await endsAfter("other teams", await manager(), patch({ teams: ["south"] }));
      await endsAfter("another agent", await door.person("agent", ava), patch({ agent: null }));
      await door.person("admin");
      await endsAfter("an admin no more", await door.person("admin"), patch({ role: "agent" }));
      await endsAfter(
        "signed out by an admin",
        await manager(),
        (_who, account) => door.ask("DELETE", `/admin/accounts/${account}/sessions`),
      );
      await endsAfter("a session that the person ends", await manager(), async (who) => {
        const { body } = await door.ask("GET", "/me/sessions", undefined, who);
        return await door.ask("DELETE", `/me/sessions/${body.entries[0].id}`, undefined, who);
      });
      await endsAfter("team managers", await manager(), (_who, _account) =>
        door.ask("PUT", "/admin/teams/north/managers", { managers: [] }));
      await bystander.stop();
    }),
);

forEachDatabase(
  "stream - a key's stream ends at once when the key is revoked",
  (database) =>
    withDoor(database, async (door) => {
      const stream = await follow(door, await door.key("read"));
      const other = await follow(door, await door.key("read"));
      const { body } = await door.ask("GET", "/admin/keys?limit=10");
      const first = body.entries.filter(({ scopes }: { scopes: string[] }) =>
        scopes.join() === "read"
      ).at(-1);
      await door.ask("DELETE", `/admin/keys/${first.id}`);
      await until(stream.hasEnded);
      assertEquals(other.hasEnded(), false);
      await other.stop();
    }),
);

forEachDatabase(
  "socket - it closes at once when its person is deactivated",
  (database) =>
    withDoor(database, async (door) => {
      const who = await door.person("agent");
      const { fetch } = createApi(door.instance);
      const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, fetch);
      const { cookie = "" } = who;
      const socket = await openSocket(`http://127.0.0.1:${server.addr.port}`, { cookie });
      const account = await accountOf(door, who);
      await door.ask("PATCH", `/admin/accounts/${account}`, { isActive: false });
      assertEquals(await socket.code, 1001);
      await until(() => door.instance.hub.clients === 0);
      await server.shutdown();
    }),
);
