import { assert, assertEquals, assertRejects } from "@std/assert";
import { sql } from "kysely";
import { forEachDatabase, onPostgres, type TestDatabase } from "@/testing/database.ts";
import { type Instance, openInstance, withInstance } from "@/testing/instance.ts";
import { assertLedgerExplains, readState } from "@/testing/reward_state.ts";
import { addDays } from "@/core/calendars/calendar.ts";
import { BEGINNING } from "@/core/calendars/teams.ts";
import { findCalendarFacts } from "@/db/calendars/calendars.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import { openRedis, type RedisHandle } from "@/db/redis/mod.ts";
import { untilAnswering } from "@/db/redis/testdata/backends.ts";
import { until } from "@/testing/until.ts";
import { findTeam } from "@/db/agents/teams.ts";
import { moveTeam } from "./team_moves.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { contentHash, type IncomingEvent } from "@/services/rewards/event.ts";
import { onRedisServer } from "@/services/platform/testdata/redis_server.ts";

const NOW = Date.parse("2026-11-20T21:00:00Z");
const TODAY = "2026-11-20";
const LAST_WEEK = Date.parse("2026-11-13T21:00:00Z");
let now = NOW;
const options = { clock: () => now };

const NO_MANAGERS = { managers: [], leaveNeedsApproval: false };

let count = 0;
function work(subject: string, day: string, source = "/crm"): IncomingEvent {
  const time = Date.parse(`${day}T09:00:00Z`) + ++count;
  const content = { type: "contact_updated" as const, subject, time, data: {} };
  const id = `people-${count}`;
  return { ...content, id, source, receivedAt: NOW, contentHash: contentHash(content) };
}

const codeOf = async (refused: Promise<unknown>) =>
  (await assertRejects(() => refused, ProblemError)).problem.code;

forEachDatabase(
  "people - teams are made, renamed and listed with their members",
  async (database) => {
    await withInstance(database, async ({ people, teams }) => {
      await teams.create({ id: "sales", name: "Sales" });
      await teams.create({ id: "care", name: "Care" });
      assertEquals(await codeOf(teams.create({ id: "care", name: "Other" })), "team_exists");
      await people.createAgent({
        id: "ann",
        name: "Ann",
        email: "Ann@X.example",
        team: "sales",
        timeZone: null,
        hidden: false,
      });
      await teams.change("sales", { name: "Field sales" });
      assertEquals(await teams.change("none", { name: "None" }), undefined);
      assertEquals(await teams.list({ limit: 9, after: null }), [
        { ...NO_MANAGERS, id: "care", name: "Care", members: 0 },
        { ...NO_MANAGERS, id: "sales", name: "Field sales", members: 1 },
      ]);
      assertEquals(await teams.list({ limit: 9, after: "care" }), [
        { ...NO_MANAGERS, id: "sales", name: "Field sales", members: 1 },
      ]);
    }, options);
  },
);

forEachDatabase(
  "people - an agent is made and changed, and invalid changes are refused",
  async (database) => {
    await withInstance(database, async ({ people, ingest, rewards }) => {
      const ann = {
        id: "ann",
        name: "Ann",
        email: "ann@x.example",
        team: null,
        timeZone: null,
        hidden: false,
      };
      await people.createAgent({ ...ann, email: "Ann@X.example" });
      await people.createAgent({ ...ann, id: "bob", email: null });
      assertEquals(await codeOf(people.createAgent({ ...ann, email: null })), "agent_exists");
      assertEquals(await codeOf(people.createAgent({ ...ann, id: "eve" })), "agent_exists");
      assertEquals(
        await codeOf(people.changeAgent("bob", { email: "ANN@x.example" })),
        "agent_exists",
      );
      assertEquals(await codeOf(people.changeAgent("bob", { team: "x" })), "unknown_team");
      assertEquals(
        await codeOf(people.changeAgent("bob", { timeZone: "Mars/Base" })),
        "validation_failed",
      );
      assertEquals(await people.changeAgent("eve", { name: "Eve" }), undefined);
      const { epoch } = await rewards.config.get();
      assertEquals(await people.changeAgent("bob", { name: "Ann", hidden: false }), {
        ...ann,
        id: "bob",
        email: null,
      });
      assertEquals(
        (await rewards.config.get()).epoch,
        epoch,
        "an update without changes does not interrupt scoring",
      );
      assertEquals(await people.changeAgent("bob", { name: "Rob" }), {
        ...ann,
        id: "bob",
        name: "Rob",
        email: null,
      });
      assertEquals(await people.changeAgent("ann", { timeZone: "Pacific/Apia", email: null }), {
        ...ann,
        email: null,
        timeZone: "Pacific/Apia",
      });
      // The new zone counts for future work only: 09:00 UTC on the 19th is the night of the 19th
      // there.
      await ingest([work("ann", "2026-11-19")]);
      const { days } = await readState(database.db);
      assertEquals(days.map(({ day }) => day), ["2026-11-19"]);
      await assertLedgerExplains(database.db);
    }, options);
  },
);

Deno.test("people - the last one of several moves on one day counts", () => {
  const once = moveTeam([], 1, 2, TODAY);
  assertEquals(once, [{ from: BEGINNING, team: 1 }, { from: TODAY, team: 2 }]);
  assertEquals(moveTeam(once, 2, 3, TODAY), [{ from: BEGINNING, team: 1 }, {
    from: TODAY,
    team: 3,
  }]);
  assertEquals(moveTeam(once, 2, 1, TODAY), [{ from: BEGINNING, team: 1 }]);
  const later = addDays(TODAY, 3);
  assertEquals(moveTeam(once, 2, null, later), [...once, { from: later, team: null }]);
});

forEachDatabase(
  "people - a move counts from today on, also for events that were already scored today",
  async (database) => {
    const { db } = database;
    await withInstance(database, async ({ people, teams, calendars, ingest }) => {
      await teams.create({ id: "care", name: "Care" });
      // Team care does not work on Fridays, so Friday the 20th books no streak for its members.
      await calendars.set({ team: "care", effectiveFrom: "2026-01-01", weekdays: [1, 2, 3, 4] });
      await ingest([work("ann", "2026-11-13"), work("ann", "2026-11-20"), work("bob", TODAY)]);
      const streakDays = async () =>
        (await readState(db)).ledger.filter(({ type }) => type === "daily_streak").map(({ id }) =>
          id
        );
      assertEquals(await streakDays(), ["ann/2026-11-13", "ann/2026-11-20", "bob/2026-11-20"]);
      await people.changeAgent("ann", { team: "care" });
      assertEquals(await streakDays(), ["ann/2026-11-13", "bob/2026-11-20"]);
      const { rowId } = (await findAgent(db, "ann"))!;
      assertEquals((await findCalendarFacts(db, [rowId])).get(rowId)!.teams, [
        { from: BEGINNING, team: null },
        { from: TODAY, team: (await findTeam(db, "care"))!.rowId },
      ]);
      await people.changeAgent("ann", { team: null });
      assertEquals((await streakDays()).length, 3);
      // An agent without any work has no earlier team.
      await people.createAgent({
        id: "cid",
        name: "Cid",
        email: null,
        team: null,
        timeZone: null,
        hidden: false,
      });
      await people.changeAgent("cid", { team: "care" });
      await ingest([work("cid", "2026-11-13")]);
      assertEquals((await streakDays()).length, 3);
      await assertLedgerExplains(db);
    }, options);
  },
);

/** Returns the names on the boards of this week and of last week, as an instance returns them. */
async function shownBy({ leaderboards }: Instance): Promise<string[]> {
  const boards = await Promise.all([
    ...(["day", "week", "month", "all"] as const).map((kind) => leaderboards.read({ kind })),
    leaderboards.read({ kind: "week", day: "2026-11-13" }),
  ]);
  return boards.map(({ board }) => board.entries.map(({ agent }) => agent.name).sort().join(" "));
}

const everywhere = (names: string) => Array(5).fill(names);

/** Runs a test with two instances on one database, each with a Redis connection of its own. */
async function withTwo(
  database: TestDatabase,
  openOne: () => Promise<RedisHandle>,
  use: (a: Instance, b: Instance) => Promise<void>,
): Promise<void> {
  const other = await openDatabase({ databaseUrl: database.databaseUrl });
  const redis = [await openOne(), await openOne()] as const;
  for (const one of redis) await untilAnswering(one);
  const a = await openInstance(database, { ...options, redis: redis[0] });
  const b = await openInstance(other, { ...options, redis: redis[1] });
  try {
    await use(a, b);
  } finally {
    await a.close();
    await b.close();
    await other.close();
  }
}

async function assertVisibility(a: Instance, b: Instance): Promise<void> {
  const settled = async () => {
    await until(() => !a.relay.isBehind && !b.relay.isBehind);
    await until(() => a.hub.position === b.hub.position);
  };
  const both = async (names: string[]) => {
    // The instance that made the change shows it at once, the other one after it gets the message.
    assertEquals(await shownBy(a), names);
    await settled();
    const before = await a.reads();
    assertEquals(await shownBy(a), names);
    assertEquals(
      (await a.reads()).redis,
      before.redis + 5,
      "the boards are read from Redis again",
    );
    assertEquals(await shownBy(b), names);
  };
  // Create the board of last week in the cache, by reading it last week.
  now = LAST_WEEK;
  await a.ingest(["ann", "bob"].map((agent) => work(agent, "2026-11-13")));
  await until(() => !a.relay.isBehind);
  now = NOW;
  await a.ingest(["ann", "bob"].map((agent) => work(agent, TODAY)));
  await both(everywhere("ann bob"));
  await a.people.changeAgent("ann", { hidden: true });
  await both(everywhere("bob"));
  // Points that the hidden agent earns now do not put them back on the boards.
  await b.ingest([work("ann", TODAY), work("ann", "2026-11-13")]);
  await settled();
  await both(everywhere("bob"));
  await a.people.changeAgent("bob", { name: "Rob" });
  await both(everywhere("Rob"));
  await a.people.changeAgent("ann", { hidden: false });
  await both(everywhere("Rob ann"));
  const { board } = await b.leaderboards.read({ kind: "all" });
  assertEquals(board.entries[0]!.agent.id, "ann");
}

forEachDatabase(
  "people - a hidden agent leaves the boards at once, and comes back at once",
  async (database) => {
    await withInstance(database, (instance) => assertVisibility(instance, instance), options);
  },
);

onRedisServer(
  "people - a hidden agent leaves the boards on both instances that share a Redis",
  (database, server) => withTwo(database, () => openRedis({ url: server.url }), assertVisibility),
);

onPostgres(
  "people - points that are ingested while the agent is being hidden do not show them again",
  async (database) => {
    await withInstance(database, async (instance) => {
      const { rewards, people, leaderboards } = instance;
      await instance.ingest([work("ann", TODAY)]);
      const { rowId } = (await findAgent(database.db, "ann"))!;
      const waiting = work("ann", TODAY);
      // The event waits for the change, and the change waits for this transaction.
      let changed: Promise<unknown> | undefined;
      let ingested: Promise<unknown> | undefined;
      await rewards.transact([rowId], async () => {
        changed ??= people.changeAgent("ann", { hidden: true });
        await untilWaiting(database, 1);
        ingested ??= instance.ingest([waiting]);
        await untilWaiting(database, 2);
        return { result: null };
      });
      await Promise.all([changed, ingested]);
      await until(() => !instance.relay.isBehind);
      for (const kind of ["day", "all"] as const) {
        assertEquals((await leaderboards.read({ kind })).board.entries, []);
      }
      assert((await instance.reads()).redis > 0);
    }, options);
  },
);

async function untilWaiting({ db }: TestDatabase, connections: number): Promise<void> {
  const count = async () => {
    const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count
      FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
      .execute(db);
    return rows[0]!.count;
  };
  await until(async () => await count() >= connections);
}
