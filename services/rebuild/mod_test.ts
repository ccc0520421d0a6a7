import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { type Kysely, sql } from "kysely";
import { insertAchievement } from "@/db/achievements.ts";
import type { Database } from "@/db/postgres/open.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import {
  addAgents,
  eventOf,
  HISTORY_NOW,
  HISTORY_ZONE,
  randomNumbers,
  randomSpecs,
} from "@/testing/histories.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { STORY_ACHIEVEMENTS } from "@/testing/reference/story.ts";
import { assertLedgerSums, readState } from "@/testing/reward_state.ts";
import { openErrorReport } from "@/services/platform/errors.ts";
import { openLog } from "@/services/platform/log.ts";
import { openTelemetry } from "@/services/platform/telemetry.ts";
import { openConfig } from "@/services/rewards/config.ts";
import { contentHash } from "@/services/rewards/event.ts";
import { openRewards } from "@/services/rewards/mod.ts";
import { findingText } from "./findings.ts";
import { openRebuild, UnknownAgent } from "./mod.ts";

/** Ingests a month of a small team, with achievements, reversals and rights to spin. */
async function bringInHistory(database: Database, count = 300): Promise<void> {
  const { db } = database;
  await addAgents(db, "", 15);
  for (const achievement of STORY_ACHIEVEMENTS) await insertAchievement(db, achievement);
  const rewards = await openHistoryRewards(database);
  const specs = randomSpecs(count, randomNumbers(7));
  const events = specs.map((spec, index) => eventOf(spec, index));
  await rewards.ingest(events, { keyId: null, createsAgents: true });
  const reversals = events.filter((_, index) => index % 9 === 0).map((event, index) => {
    const { source, id, subject, time } = event;
    const content = {
      type: "event_reversed" as const,
      subject,
      time,
      data: { reverses: { source, id: index === 0 ? "never-came" : id } },
    };
    const own = { source, id: `r-${index}`, receivedAt: HISTORY_NOW };
    return { ...content, ...own, contentHash: contentHash(content) };
  });
  await rewards.ingest(reversals, { keyId: null, createsAgents: true });
}

function openHistoryRewards(database: Database) {
  const log = openLog("error", () => {});
  return openRewards({
    database,
    clock: () => HISTORY_NOW,
    timeZone: HISTORY_ZONE,
    achievements: "none",
    reportError: openErrorReport(log, openTelemetry()),
    onCommit: () => {},
  });
}

async function open(database: Database, page?: number) {
  const config = await openConfig(database.db, { achievements: "none" });
  const options = { database, config, clock: () => HISTORY_NOW };
  return openRebuild(page === undefined ? options : { ...options, page });
}

/** A change of one value without Laurel, and the table that a check must report. */
interface Tampering {
  readonly table: string;
  readonly what: string;
  readonly change: string;
}

const first = (table: string, where = "TRUE") =>
  `ctid = (SELECT ctid FROM ${table} WHERE ${where} ORDER BY ctid LIMIT 1)`;
const STANDING = "voids IS NULL AND NOT is_void";
const WITHOUT_SUCCESSOR = `is_void AND NOT EXISTS (SELECT FROM reward_history o
  WHERE o.event_source = reward_history.event_source AND o.event_id = reward_history.event_id
    AND o.voids IS NULL AND NOT o.is_void)`;
const update = (table: string, set: string, where?: string): Tampering => ({
  table,
  what: set,
  change: `UPDATE ${table} SET ${set} WHERE ${first(table, where)}`,
});
const remove = (table: string, where?: string): Tampering => ({
  table,
  what: "a lost row",
  change: `DELETE FROM ${table} WHERE ${first(table, where)}`,
});

const TAMPERINGS: readonly Tampering[] = [
  update("events", "points = points + 1"),
  update("events", "status = 'capped'", "status = 'scored'"),
  update("events", "reason = 'cooldown'"),
  update("events", "rule_version = 7"),
  update("events", "is_reversed = NOT is_reversed", "type <> 'event_reversed'"),
  update("events", "object_id = 'another'"),
  update("reward_history", "points = points + 1", STANDING),
  update("reward_history", "time = time + interval '1 second'", STANDING),
  update("reward_history", "day = day + 1", STANDING),
  update("reward_history", "board_day = board_day + 1", STANDING),
  update("reward_history", "rule_version = 9", STANDING),
  update("reward_history", `metadata = '{"breakdown": []}'`, STANDING),
  update("reward_history", "is_void = TRUE", STANDING),
  update("reward_history", "is_void = FALSE", WITHOUT_SUCCESSOR),
  update("reward_history", "points = points - 5", "voids IS NOT NULL"),
  remove("reward_history", STANDING),
  remove("reward_history", "voids IS NOT NULL"),
  update("agent_days", "streak_length = streak_length + 1"),
  update("agent_days", "streak_last_day = '2020-01-01'"),
  update("agent_days", "streak_freezes = 2 - streak_freezes / 2"),
  update("agent_days", "is_active = NOT is_active"),
  update("agent_days", `state = state || '{"streak": 99}'`),
  update("agent_days", "last_event_id = 'another'"),
  remove("agent_days"),
  update("agent_rewards", "total_points = total_points + 1"),
  update("agent_rewards", "experience = experience + 1"),
  update("agent_rewards", "level = level + 1"),
  update("agent_rewards", "daily_streak = daily_streak + 1"),
  update("agent_rewards", `progress = '{"totals": {}, "awarded": {}}'`, "total_points > 0"),
  remove("agent_rewards"),
  update("leaderboard_scores", "points = points + 1"),
  update("leaderboard_scores", "reached_at = reached_at + interval '1 minute'", "points > 0"),
  remove("leaderboard_scores", "points > 0"),
  update("agent_achievements", "award_count = award_count + 1"),
  update("agent_achievements", "completed_at = completed_at - interval '1 day'"),
  update("agent_achievements", "completed = FALSE"),
  remove("agent_achievements"),
  update("spin_rights", "ref = 'level/99'"),
  remove("spin_rights"),
  remove("reversals", "event_id = 'never-came'"),
  update("reversals", "event_id = 'another'"),
];

forEachDatabase("rebuild - replaying the log gives the stored data", async (database) => {
  await bringInHistory(database);
  await assertRebuilds(database.db);
  const report = await (await open(database)).check();
  assertEquals([report.agents, report.events > 300, report.wrong], [15, true, 0]);
});

forEachDatabase("rebuild - pages of any size see the same", async (database) => {
  await bringInHistory(database);
  await database.db.updateTable("agent_days").set({ is_active: false })
    .where("is_active", "=", true).execute();
  const [small, large] = [await open(database, 7), await open(database)];
  const wanted = await large.check();
  assertEquals(await small.check(), wanted);
  assert(wanted.wrong > 1);
});

forEachDatabase(
  "rebuild - every changed value is reported and corrected",
  async (database) => {
    await bringInHistory(database, 150);
    const { db } = database;
    const rebuild = await open(database);
    const before = await readState(db);
    for (const { table, what, change } of TAMPERINGS) {
      const { numAffectedRows } = await sql.raw(change).execute(db);
      assertEquals(Number(numAffectedRows), 1, change);
      const found = await rebuild.check();
      assert(
        found.differences.some((difference) => difference.table === table),
        `${change}: found ${JSON.stringify(found.differences)}`,
      );
      const repaired = await rebuild.repair();
      assertEquals(repaired.differences.map(findingText), [], `${table}: ${what}`);
      assertEquals((await rebuild.check()).differences.map(findingText), [], `${table}: ${what}`);
      await assertLedgerSums(db);
      assertEquals(await readState(db), before, `${table}: ${what}`);
    }
  },
);

forEachDatabase("rebuild - the ledger is never rewritten, only corrected", async (database) => {
  await bringInHistory(database, 60);
  const { db } = database;
  const count = async () => (await db.selectFrom("reward_history").select("id").execute()).length;
  await db.updateTable("reward_history").set({ points: 4_000 })
    .where(sql<boolean>`ctid = (SELECT min(ctid) FROM reward_history WHERE NOT is_void
      AND voids IS NULL)`).execute();
  const before = await count();
  await (await open(database)).repair();
  assertEquals(await count(), before + 2);
});

forEachDatabase("rebuild - a difference is described in a sentence", async (database) => {
  await bringInHistory(database, 60);
  await database.db.updateTable("agent_rewards").set({ level: 42 }).execute();
  const { differences } = await (await open(database)).check({ agent: "agent-3" });
  const sentence = findingText(differences[0]!);
  assertStringIncludes(sentence, "agent_rewards: agent agent-3, totals: level is 42, expected ");
});

forEachDatabase(
  "rebuild - can check a single agent; an unknown agent is an error",
  async (database) => {
    await bringInHistory(database, 60);
    const { db } = database;
    await db.updateTable("agent_rewards").set({ level: 42 }).execute();
    const rebuild = await open(database);
    const repaired = await rebuild.repair({ agent: "agent-1" });
    assertEquals([repaired.agents, repaired.repaired], [1, 1]);
    assertEquals((await rebuild.check({ agent: "agent-1" })).differences, []);
    assertEquals((await rebuild.check()).wrong, 14);
    await assertRejects(() => rebuild.check({ agent: "nobody" }), UnknownAgent);
  },
);

forEachDatabase("rebuild - who waits to be scored again is not called wrong", async (database) => {
  await bringInHistory(database, 60);
  const { db } = database;
  const agent = await agentWithWork(db);
  await db.updateTable("agent_rewards").set({ level: 42 }).where("agent_id", "=", agent).execute();
  await db.insertInto("rescores")
    .values({ agent_id: agent, from_day: "2026-10-01", to_day: null, reason: "test" }).execute();
  const report = await (await open(database)).check();
  assertEquals([report.differences, report.waiting], [[], 1]);
});

async function agentWithWork(db: Kysely<Schema>): Promise<number> {
  const row = await db.selectFrom("agent_days").select("agent_id").executeTakeFirstOrThrow();
  return row.agent_id;
}

onPostgres("rebuild - a check during live traffic finds no differences", async (database) => {
  await bringInHistory(database, 200);
  const rewards = await openHistoryRewards(database);
  const rebuild = await open(database, 50);
  let isDone = false;
  const traffic = (async () => {
    const specs = randomSpecs(400, randomNumbers(8));
    for (let index = 0; index < specs.length; index += 10) {
      const events = specs.slice(index, index + 10)
        .map((spec, offset) => eventOf(spec, 10_000 + index + offset));
      await rewards.ingest(events, { keyId: null, createsAgents: true });
    }
    isDone = true;
  })();
  let checks = 0;
  for (; !isDone; checks++) {
    assertEquals((await rebuild.check()).differences.map(findingText), []);
  }
  await traffic;
  assert(checks > 1);
  await assertRebuilds(database.db);
});
