import { type Kysely, sql, type Transaction } from "kysely";
import { type Achievement, achievementSchema } from "@/core/achievements/achievements.ts";
import type { Day } from "@/core/calendars/calendar.ts";
import { DEFAULT_ACHIEVEMENTS } from "@/core/achievements/defaults/mod.ts";
import { BEGINNING } from "@/core/calendars/teams.ts";
import { stopScoring } from "./scoring/epoch.ts";
import { queueRescores } from "./scoring/rescores.ts";
import type { Schema } from "./postgres/schema.ts";
import { type ArrayColumns, unnest } from "./postgres/unnest.ts";

/** An achievement with its row id, which never leaves the server. */
export type StoredAchievement = Achievement & {
  readonly rowId: number;
  /** Counts the changes. */
  readonly revision: number;
  /** The key of the achievement that it replaced. */
  readonly replaces: string | null;
};

/** How often and when an agent earned an achievement. */
export interface EarnedAchievement {
  readonly key: string;
  /** The number of awards, at least 1. */
  readonly awards: number;
  /** Time of the work that first earned it, milliseconds since the epoch. */
  readonly firstAt: number;
}

/** What an agent has counted per family; families that counted nothing are left out. */
export interface FamilyCounts {
  readonly total: Readonly<Record<string, number>>;
  readonly today: Readonly<Record<string, number>>;
  /** The sum of the days since Monday. */
  readonly week: Readonly<Record<string, number>>;
}

/** An agent and an achievement whose awards may have changed. */
export interface TouchedAward {
  readonly agentRowId: number;
  readonly achievementRowId: number;
  readonly key: string;
}

/** Lists all achievements, in the order of their creation. */
export async function listAchievements(db: Kysely<Schema>): Promise<readonly StoredAchievement[]> {
  const rows = await db.selectFrom("achievements")
    .select(["id", "key", "family", "title", "description", "category", "icon_name as icon"])
    .select(["difficulty_tier as tier", "points", "metric", "required_progress as target", "span"])
    .select(["repeatable", "secret", "retired_from as retiredFrom", "starts_on as startsOn"])
    .select(["revision", "replaces"]).orderBy("id").execute();
  return rows.map(({ id, revision, replaces, ...row }) => ({
    ...achievementSchema.parse(row),
    rowId: id,
    revision,
    replaces,
  }));
}

/** Stores a new achievement. @returns whether its key was free */
export async function insertAchievement(
  db: Kysely<Schema>,
  achievement: Achievement & { readonly replaces?: string | null },
): Promise<boolean> {
  return await insertAll(db, [achievement]) === 1;
}

/**
 * Stores the default achievements when there are none at all, in a transaction of its own. Agents
 * with earlier work are queued, so that they get their awards, too.
 * @returns whether it stored them
 */
export async function ensureDefaultAchievements(db: Kysely<Schema>): Promise<boolean> {
  if (await hasAchievements(db)) return false;
  return await db.transaction().execute(async (trx) => {
    await stopScoring(trx);
    // Another instance may have stored them first.
    if (await hasAchievements(trx)) return false;
    await insertAll(trx, DEFAULT_ACHIEVEMENTS);
    await queueAchievements(trx);
    return true;
  });
}

async function hasAchievements(db: Kysely<Schema>): Promise<boolean> {
  const found = await db.selectFrom("achievements").select("id").limit(1).executeTakeFirst();
  return found !== undefined;
}

/**
 * Queues every agent to be scored again from the first day on, because the achievements changed.
 */
export async function queueAchievements(trx: Transaction<Schema>): Promise<void> {
  await queueRescores(trx, { kind: "everybody" }, { from: BEGINNING, to: null }, "achievement");
}

async function insertAll(
  db: Kysely<Schema>,
  achievements: readonly (Achievement & { readonly replaces?: string | null })[],
): Promise<number> {
  const stored = await db.insertInto("achievements").values(achievements.map((one) => ({
    key: one.key,
    family: one.family,
    title: one.title,
    description: one.description,
    category: one.category,
    icon_name: one.icon,
    difficulty_tier: one.tier,
    points: one.points,
    metric: JSON.stringify(one.metric),
    required_progress: one.target,
    span: one.span,
    repeatable: one.repeatable,
    secret: one.secret,
    retired_from: one.retiredFrom,
    starts_on: one.startsOn,
    replaces: one.replaces ?? null,
  }))).onConflict((conflict) => conflict.column("key").doNothing()).returning("id").execute();
  return stored.length;
}

/**
 * Retires an achievement from a day on. An achievement that is retired earlier stays so.
 * @returns its first retired day, or undefined when there is no such achievement
 */
export async function retireAchievement(
  db: Kysely<Schema>,
  key: string,
  from: Day,
): Promise<Day | undefined> {
  const { rows } = await sql<{ retired_from: Day }>`UPDATE achievements
    SET retired_from = least(retired_from, ${from}::date), revision = revision + 1 WHERE key = ${key}
    RETURNING retired_from`.execute(db);
  return rows[0]?.retired_from;
}

/** Stores the words and the looks of an achievement; what it pays for cannot change. */
export async function updateAchievement(
  trx: Transaction<Schema>,
  key: string,
  { title, description, icon, secret }: Pick<
    Achievement,
    "title" | "description" | "icon" | "secret"
  >,
): Promise<void> {
  await trx.updateTable("achievements").set((eb) => ({
    title,
    description,
    icon_name: icon,
    secret,
    revision: eb("revision", "+", 1),
  })).where("key", "=", key).execute();
}

/** Who has an achievement. */
export interface AwardCounts {
  /** Agents who work here and have it. */
  readonly people: number;
  /** How often it was awarded, to anybody. */
  readonly awards: number;
  /** When somebody earned it as the last one, milliseconds since the epoch; null: nobody did. */
  readonly lastAt: number | null;
}

/** Counts who has which achievement, by its row id. */
export async function countHolders(
  db: Kysely<Schema>,
): Promise<ReadonlyMap<number, AwardCounts>> {
  const { rows } = await sql<
    { achievement_id: number; people: number; awards: number; last_at: Date | null }
  >`SELECT e.achievement_id, count(*) FILTER (WHERE g.deactivated_at IS NULL)::int AS people,
      sum(e.award_count)::int AS awards, max(e.completed_at) AS last_at
    FROM agent_achievements e JOIN agents g ON g.id = e.agent_id
    WHERE e.completed GROUP BY e.achievement_id`.execute(db);
  return new Map(rows.map((row) => [row.achievement_id, {
    people: row.people,
    awards: row.awards,
    lastAt: row.last_at?.getTime() ?? null,
  }]));
}

/** Reads what an agent has earned, by the achievement's key. */
export async function findEarned(
  db: Kysely<Schema>,
  agentRowId: number,
): Promise<ReadonlyMap<string, EarnedAchievement>> {
  const rows = await db.selectFrom("agent_achievements as e")
    .innerJoin("achievements as a", "a.id", "e.achievement_id")
    .select(["a.key", "e.award_count", "e.completed_at"])
    .where("e.agent_id", "=", agentRowId).where("e.completed", "=", true).execute();
  return new Map(rows.map(({ key, award_count, completed_at }) => [
    key,
    { key, awards: award_count, firstAt: completed_at!.getTime() },
  ]));
}

/** Reads what an agent has counted in total, on a day, and from a Monday up to that day. */
export async function findFamilyCounts(
  db: Kysely<Schema>,
  agentRowId: number,
  { monday, today }: { monday: Day; today: Day },
): Promise<FamilyCounts> {
  type Counts = Record<string, number>;
  const { rows } = await sql<{ total: Counts; days: { day: Day; counts: Counts }[] }>`
    SELECT r.progress->'totals' AS total, coalesce((
      SELECT json_agg(json_build_object('day', d.day, 'counts', coalesce(d.state->'counts', '{}')))
      FROM agent_days d
      WHERE d.agent_id = r.agent_id AND d.day BETWEEN ${monday}::date AND ${today}::date
    ), '[]') AS days
    FROM agent_rewards r WHERE r.agent_id = ${agentRowId}`.execute(db);
  const { total = {}, days = [] } = rows[0] ?? {};
  const week: Counts = {};
  for (const { counts } of days) {
    for (const [family, count] of Object.entries(counts)) {
      week[family] = (week[family] ?? 0) + count;
    }
  }
  return { total, week, today: days.find((one) => one.day === today)?.counts ?? {} };
}

/**
 * Updates how often and when agents earned achievements, from the ledger entries that are not
 * voided. Call it after the transaction has written its entries.
 */
export async function saveAwards(
  trx: Transaction<Schema>,
  touched: readonly TouchedAward[],
): Promise<void> {
  if (touched.length === 0) return;
  const columns: ArrayColumns = {
    agent_id: ["int[]", touched.map((one) => one.agentRowId)],
    achievement_id: ["int[]", touched.map((one) => one.achievementRowId)],
    key: ["text[]", touched.map((one) => one.key)],
  };
  await sql`WITH standing AS (
      SELECT q.agent_id, q.achievement_id, count(h.id)::int AS awards, min(h.time) AS first_time
      FROM (SELECT DISTINCT * FROM ${unnest("t", columns)}) q
      LEFT JOIN reward_history h ON h.agent_id = q.agent_id
        AND h.metadata->>'achievement' = q.key AND h.type = 'achievement'
        AND h.voids IS NULL AND NOT h.is_void
      GROUP BY q.agent_id, q.achievement_id
    ), lost AS (
      DELETE FROM agent_achievements e USING standing s
      WHERE s.awards = 0 AND e.agent_id = s.agent_id AND e.achievement_id = s.achievement_id
    )
    INSERT INTO agent_achievements
      (agent_id, achievement_id, current_progress, completed, completed_at, award_count)
    SELECT s.agent_id, s.achievement_id, a.required_progress, TRUE, s.first_time, s.awards
    FROM standing s JOIN achievements a ON a.id = s.achievement_id WHERE s.awards > 0
    ON CONFLICT (agent_id, achievement_id) DO UPDATE SET
      current_progress = excluded.current_progress, completed = TRUE,
      completed_at = excluded.completed_at, award_count = excluded.award_count`.execute(trx);
}
