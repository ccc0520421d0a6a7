import { assertEquals } from "@std/assert";
import type { Kysely } from "kysely";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import { HISTORY_NOW } from "@/testing/histories.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { positionAt } from "@/core/live/position.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Person, Viewer } from "@/services/auth/identity.ts";
import { contentHash, type IncomingEvent } from "@/services/rewards/event.ts";
import { keyViewer, personViewer } from "@/testing/viewers.ts";

const KEY = keyViewer("read");
const WRITER: Viewer = { ...KEY, scopes: ["events:write"] };
const person = (role: Person["role"], agent: string | null, ...teams: string[]) =>
  personViewer({ role, agent, teams });

let count = 0;
function event(subject: string, local: string): IncomingEvent {
  const time = Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/Berlin")
    .epochMilliseconds;
  const content = { type: "contact_updated" as const, subject, time, data: {} };
  const id = `agents-${++count}`;
  return { ...content, id, source: "/crm", receivedAt: time, contentHash: contentHash(content) };
}

async function assignTeam(db: Kysely<Schema>, key: string, ...agents: string[]): Promise<void> {
  const { id } = await db.insertInto("teams").values({ key, name: key }).returning("id")
    .executeTakeFirstOrThrow();
  await db.updateTable("agents").set({ team_id: id }).where("key", "in", agents).execute();
}

/** Runs a test with Ann and Bob in team north and Cid in team south, each with points. */
function withTeams(
  name: string,
  test: (instance: Instance, database: TestDatabase) => Promise<void>,
): void {
  forEachDatabase(name, async (database) => {
    await withInstance(database, async (instance) => {
      await instance.ingest([
        ...["2026-11-18T09:00", "2026-11-19T09:00", "2026-11-20T09:00"].map((time) =>
          event("ann", time)
        ),
        ...[event("bob", "2026-11-17T09:00"), event("cid", "2026-11-20T12:00")],
      ]);
      await assignTeam(database.db, "north", "ann", "bob");
      await assignTeam(database.db, "south", "cid");
      await test(instance, database);
    });
  });
}

withTeams("agents - who may see whom", async ({ agents }) => {
  const seen = async (viewer: Viewer) => {
    const found = await Promise.all(["ann", "bob", "cid"].map((id) => agents.find(viewer, id)));
    const listed = await agents.list(viewer, { limit: 10, after: null });
    const ids = found.flatMap((agent) => agent ? [agent.id] : []);
    assertEquals(listed.map(({ id }) => id), ids);
    const histories = await Promise.all(
      ["ann", "bob", "cid"].map((id) => agents.history(viewer, id, { limit: 1, before: null })),
    );
    assertEquals(histories.map((entries) => entries !== undefined), found.map(Boolean));
    return ids.join();
  };
  assertEquals(await seen(person("agent", "ann")), "ann");
  assertEquals(await seen(person("agent", null)), "");
  assertEquals(await seen(person("manager", null, "north")), "ann,bob");
  assertEquals(await seen(person("manager", null)), "");
  assertEquals(await seen(person("admin", null)), "ann,bob,cid");
  assertEquals(await seen(KEY), "ann,bob,cid");
  assertEquals(await agents.find(WRITER, "ann"), undefined);
  assertEquals(await agents.find(KEY, "nobody"), undefined);
});

withTeams("agents - lists come in pages by id", async ({ agents }) => {
  const first = await agents.list(KEY, { limit: 2, after: null });
  const second = await agents.list(KEY, { limit: 2, after: "bob" });
  assertEquals([first, second].map((page) => page.map(({ id }) => id)), [["ann", "bob"], ["cid"]]);
});

withTeams(
  "agents - the streak is as of today: after a missed day it is 0, even though no event arrived",
  async ({ agents }) => {
    const streaks = await agents.list(KEY, { limit: 9, after: null });
    assertEquals(streaks.map(({ dailyStreak }) => dailyStreak), [3, 0, 1]);
  },
);

withTeams(
  "agents - a history has the newest work first, has pages, and explains every entry",
  async ({ agents }) => {
    const whole = (await agents.history(KEY, "ann", { limit: 50, before: null }))!;
    assertEquals(whole.reduce((sum, { points }) => sum + points, 0), 3 * 3 + 50 + 60 + 70);
    assertEquals(
      whole.map(({ time }) => time),
      whole.map(({ time }) => time).toSorted().toReversed(),
    );
    assertEquals(
      whole.find(({ points }) => points === 70)?.reason,
      "Daily streak: 50 + 20 consecutive bonus = 70",
    );
    const paged: typeof whole = [];
    for (;;) {
      const last = paged.at(-1);
      const before = last ? { time: Date.parse(last.time), rowId: last.id } : null;
      const page = (await agents.history(KEY, "ann", { limit: 2, before }))!;
      if (page.length === 0) break;
      paged.push(...page);
    }
    assertEquals(paged, whole);
  },
);

withTeams(
  "desk - an agent gets their week, feed, boards, and the position from which to follow the live stream",
  async (instance) => {
    await instance.relay.run();
    const desk = await instance.desk.load(person("agent", "ann"));
    assertEquals(desk.agent?.week.map(({ day, isActive }) => `${day} ${isActive}`), [
      ...["2026-11-14 false", "2026-11-15 false", "2026-11-16 false", "2026-11-17 false"],
      ...["2026-11-18 true", "2026-11-19 true", "2026-11-20 true"],
    ]);
    assertEquals(desk.agent?.week.map(({ isWorkingDay }) => isWorkingDay).indexOf(true), 2);
    assertEquals([desk.agent?.dailyStreak, desk.agent?.team], [3, "north"]);
    assertEquals(desk.agent?.scores.day.points, 73);
    assertEquals(desk.agent?.scores.all.points, 189);
    assertEquals(desk.feed.length, 6);
    assertEquals(desk.boards.day.entries.map(({ agent }) => agent.id), ["ann", "cid"]);
    assertEquals(desk.boards.day.me?.agent.id, "ann");
    assertEquals([desk.position, desk.today], [positionAt(instance.hub.position), "2026-11-20"]);
  },
);

withTeams("desk - who is no agent gets the boards alone", async ({ desk }) => {
  const { agent, feed, boards } = await desk.load(person("manager", null, "north"));
  assertEquals([agent, feed], [null, []]);
  assertEquals(boards.all.entries.length, 3);
  assertEquals(boards.all.me, null);
});

forEachDatabase(
  "desk - an agent without any event has a desk, and is on no board",
  async (database) => {
    await withInstance(database, async ({ desk, agents, rewards }) => {
      await rewards.idle();
      await database.db.transaction().execute(async (trx) => {
        const { id } = await trx.insertInto("agents").values({ key: "new", name: "New" })
          .returning("id").executeTakeFirstOrThrow();
        await trx.insertInto("agent_rewards").values({ agent_id: id }).execute();
      });
      const loaded = await desk.load(person("agent", "new"));
      assertEquals([loaded.agent?.level, loaded.agent?.scores.day.points], [1, 0]);
      assertEquals(loaded.boards.all.entries, []);
      assertEquals(await agents.forDesk("nobody"), undefined);
    }, { clock: () => HISTORY_NOW });
  },
);
