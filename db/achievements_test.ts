import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { DEFAULT_ACHIEVEMENTS } from "@/core/achievements/defaults/mod.ts";
import { EMPTY_DAY } from "@/core/scoring/score_day.ts";
import { NO_STREAK } from "@/core/calendars/streak.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import {
  ensureDefaultAchievements,
  findEarned,
  insertAchievement,
  listAchievements,
  retireAchievement,
  saveAwards,
} from "./achievements.ts";
import { saveDays } from "./scoring/agent_days.ts";
import { createAgents } from "./agents/new_agents.ts";
import { getEpoch } from "./scoring/epoch.ts";

type Db = TestDatabase["db"];

async function addAgent(db: Db): Promise<number> {
  await createAgents(db, [{ id: "ada", name: "Ada", email: null }]);
  return (await db.selectFrom("agents").select("id").executeTakeFirstOrThrow()).id;
}

/** Writes the ledger entry of an award directly. @returns the entry's row id */
async function book(db: Db, agentRowId: number, key: string, day: string): Promise<number> {
  const row = await db.insertInto("reward_history").values({
    agent_id: agentRowId,
    points: 10,
    metadata: JSON.stringify({ breakdown: [], achievement: key }) as never,
    event_source: "laurel:achievement",
    event_id: `ada/${key}/${day}`,
    type: "achievement",
    rule_version: 1,
    time: new Date(`${day}T09:00:00Z`),
    day,
    board_day: day,
  }).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

forEachDatabase(
  "achievements - the defaults are stored once and read back unchanged",
  async ({ db }) => {
    assertEquals(await ensureDefaultAchievements(db), true);
    assertEquals(await ensureDefaultAchievements(db), false);
    const stored = await listAchievements(db);
    const definitions = stored.map(({ rowId: _id, revision: _count, replaces, ...one }) => {
      assertEquals(replaces, null);
      return one;
    });
    assertEquals(definitions, [...DEFAULT_ACHIEVEMENTS]);
  },
);

forEachDatabase(
  "achievements - agents with work before the first achievement are scored again",
  async ({ db }) => {
    const agentRowId = await addAgent(db);
    const last = { time: Date.parse("2026-11-18T09:00:00Z"), source: "/chat", id: "m-1" };
    const scored = { outcomes: [], entries: [], state: EMPTY_DAY, streak: NO_STREAK };
    const change = { day: "2026-11-18", mode: "appended" as const, scored, last };
    await saveDays([{ ...change, rowId: agentRowId }]).execute(db);
    const epoch = await getEpoch(db);
    await ensureDefaultAchievements(db);
    const queued = await db.selectFrom("rescores").select(["agent_id", "to_day"]).execute();
    assertEquals(queued, [{ agent_id: agentRowId, to_day: null }]);
    assertEquals(await getEpoch(db), epoch + 1);
  },
);

forEachDatabase("achievements - defaults are not added to existing ones", async ({ db }) => {
  const own = { ...DEFAULT_ACHIEVEMENTS[0]!, key: "our_own" };
  assertEquals(await insertAchievement(db, own), true);
  assertEquals(await insertAchievement(db, own), false);
  assertEquals(await ensureDefaultAchievements(db), false);
  assertEquals((await listAchievements(db)).map((one) => one.key), ["our_own"]);
});

forEachDatabase(
  "achievements - an achievement is retired once, and its day never moves later",
  async ({ db }) => {
    const { key } = DEFAULT_ACHIEVEMENTS[0]!;
    await ensureDefaultAchievements(db);
    assertEquals(await retireAchievement(db, key, "2026-11-20"), "2026-11-20");
    assertEquals(await retireAchievement(db, key, "2026-12-01"), "2026-11-20");
    assertEquals(await retireAchievement(db, "nothing", "2026-12-01"), undefined);
    const stored = await listAchievements(db);
    assertEquals(stored.find((one) => one.key === key)!.retiredFrom, "2026-11-20");
  },
);

forEachDatabase("achievements - voided entries do not count as earned", async ({ db }) => {
  await ensureDefaultAchievements(db);
  const agentRowId = await addAgent(db);
  const { key, rowId: achievementRowId } = (await listAchievements(db))[0]!;
  const touched = [{ agentRowId, achievementRowId, key }];
  const first = await book(db, agentRowId, key, "2026-11-18");
  await book(db, agentRowId, key, "2026-11-19");
  await book(db, agentRowId, "another", "2026-11-17");

  await db.transaction().execute((trx) => saveAwards(trx, [...touched, ...touched]));
  const firstAt = (day: string) => Date.parse(`${day}T09:00:00Z`);
  assertEquals([...(await findEarned(db, agentRowId)).values()], [
    { key, awards: 2, firstAt: firstAt("2026-11-18") },
  ]);

  await sql`UPDATE reward_history SET is_void = TRUE WHERE id = ${first}`.execute(db);
  await db.transaction().execute((trx) => saveAwards(trx, touched));
  assertEquals([...(await findEarned(db, agentRowId)).values()], [
    { key, awards: 1, firstAt: firstAt("2026-11-19") },
  ]);

  await sql`UPDATE reward_history SET is_void = TRUE`.execute(db);
  await db.transaction().execute((trx) => saveAwards(trx, touched));
  assertEquals((await findEarned(db, agentRowId)).size, 0);
  assertEquals(await db.selectFrom("agent_achievements").selectAll().execute(), []);
});
