import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import { addDays, type Day } from "@/core/calendars/calendar.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** The numbers of days in which a person counts as active in a week and in a month. */
const WEEK_DAYS = 7;
const MONTH_DAYS = 28;

/** Visits are rounded to this many seconds, so that a day has few different lengths. */
const LENGTH_STEP = 10;

// One row for everybody (team_id null) and one for each team; people without a team only count for
// everybody.
const BY_TEAM = sql.raw("GROUPING SETS ((), (team_id))");
const HAS_TEAM = sql.raw("GROUPING(team_id) = 1 OR team_id IS NOT NULL");

// The last day and its team in one number: the greatest of each person needs no sorting.
const FIRST_DAY = sql.lit("2000-01-01");
const TEAMS = sql.lit(2 ** 31);

/** People who were active on a day, in the week and the month up to it, by team. */
function activeOn(day: Day): RawBuilder<unknown> {
  return sql`SELECT team_id, ${day}::date AS day,
      count(*) FILTER (WHERE day = ${day}::date)::int AS daily,
      count(*) FILTER (WHERE day > ${addDays(day, -WEEK_DAYS)}::date)::int AS weekly,
      count(*)::int AS monthly
    FROM (SELECT NULLIF(last % ${TEAMS}::bigint, 0)::int AS team_id,
        ${FIRST_DAY}::date + (last / ${TEAMS}::bigint)::int AS day
      FROM (SELECT max((day - ${FIRST_DAY}::date) * ${TEAMS}::bigint + coalesce(team_id, 0)) AS last
        FROM visit_days
        WHERE day > ${addDays(day, -MONTH_DAYS)}::date AND day <= ${day}::date
        GROUP BY user_id) d) last
    GROUP BY ${BY_TEAM} HAVING ${HAS_TEAM}`;
}

function lengthsOn(day: Day): RawBuilder<unknown> {
  const length = sql`(round(seconds / ${LENGTH_STEP}::numeric) * ${LENGTH_STEP}::int)::int`;
  return sql`SELECT team_id, ${day}::date AS day, length AS seconds, count(*)::int AS visits
    FROM (SELECT team_id, ${length} AS length FROM visits WHERE day = ${day}::date) v
    GROUP BY GROUPING SETS ((length), (length, team_id)) HAVING ${HAS_TEAM}`;
}

function usesOn(day: Day): RawBuilder<unknown> {
  return sql`SELECT team_id, ${day}::date AS day, feature, sum(uses)::int AS uses
    FROM (SELECT d.team_id, f.feature, f.uses FROM feature_uses f
      JOIN visit_days d ON d.user_id = f.user_id AND d.day = f.day
      WHERE f.day = ${day}::date) u
    GROUP BY GROUPING SETS ((feature), (feature, team_id)) HAVING ${HAS_TEAM}`;
}

/** Returns the last day that is counted for good, or null. */
export async function findLastCounted(db: Kysely<Schema>): Promise<Day | null> {
  const { rows } = await sql<{ day: Day | null }>`SELECT max(day) AS day FROM engagement_daily
    WHERE team_id IS NULL`.execute(db);
  return rows[0]!.day;
}

/** Returns the first day with a visit, or null. */
export async function findFirstVisitDay(db: Kysely<Schema>): Promise<Day | null> {
  const { rows } = await sql<{ day: Day | null }>`SELECT min(day) AS day FROM visit_days`
    .execute(db);
  return rows[0]!.day;
}

/** Counts a day that is over, for good. Another instance may do the same: it counts once. */
export async function countDay(trx: Transaction<Schema>, day: Day): Promise<void> {
  await sql`INSERT INTO engagement_daily (team_id, day, daily, weekly, monthly)
    ${activeOn(day)} ON CONFLICT DO NOTHING`.execute(trx);
  await sql`INSERT INTO visit_months AS m (month, user_id, team_id, features)
    SELECT date_trunc('month', day::timestamp)::date, user_id, team_id, features FROM visit_days
    WHERE day = ${day}::date
    ON CONFLICT (month, user_id, team_id) DO UPDATE SET features = m.features | excluded.features`
    .execute(trx);
  await sql`INSERT INTO visit_lengths_daily (team_id, day, seconds, visits)
    ${lengthsOn(day)} ON CONFLICT DO NOTHING`.execute(trx);
  await sql`INSERT INTO feature_uses_daily (team_id, day, feature, uses)
    ${usesOn(day)} ON CONFLICT DO NOTHING`.execute(trx);
}

/** The teams of a page by row id; null: everybody. */
export type TeamScope = readonly number[] | null;

/** A period, and the days of it that are not counted for good yet. */
export interface CountedPeriod {
  readonly from: Day;
  readonly to: Day;
  /** The whole months of the period that are counted for good, by their first and last day. */
  readonly months: { readonly from: Day; readonly to: Day } | null;
  readonly open: readonly Day[];
}

function inScope(teams: TeamScope): RawBuilder<unknown> {
  return teams === null ? sql`team_id IS NULL` : sql`team_id = ANY(${teams}::int[])`;
}

/** Counted days of a table, and the open days counted now. */
function counted(
  table: "engagement_daily" | "visit_lengths_daily" | "feature_uses_daily",
  columns: string,
  teams: TeamScope,
  { from, to, open }: CountedPeriod,
): RawBuilder<unknown> {
  const now = {
    engagement_daily: activeOn,
    visit_lengths_daily: lengthsOn,
    feature_uses_daily: usesOn,
  };
  const shown = sql.raw(columns);
  const parts = [
    sql`SELECT ${shown} FROM ${sql.raw(table)} WHERE ${inScope(teams)}
      AND day BETWEEN ${from}::date AND ${to}::date`,
    ...open.map((day) =>
      sql`SELECT ${shown} FROM (${now[table](day)}) open WHERE ${inScope(teams)}`
    ),
  ];
  return sql`(${sql.join(parts, sql` UNION ALL `)}) c`;
}

export interface ActiveDay {
  readonly day: Day;
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

/** Reads how many people were active; days without a count are left out. */
export async function findActive(
  db: Kysely<Schema>,
  teams: TeamScope,
  period: CountedPeriod,
): Promise<ActiveDay[]> {
  const { rows } = await sql<ActiveDay>`SELECT day, sum(daily)::int AS daily,
      sum(weekly)::int AS weekly, sum(monthly)::int AS monthly
    FROM ${counted("engagement_daily", "day, daily, weekly, monthly", teams, period)}
    GROUP BY day ORDER BY day`.execute(db);
  return rows;
}

/** Reads how many visits were how long. */
export async function findVisitLengths(
  db: Kysely<Schema>,
  teams: TeamScope,
  period: CountedPeriod,
): Promise<{ seconds: number; visits: number }[]> {
  const { rows } = await sql<{ seconds: number; visits: number }>`
    SELECT seconds, sum(visits)::int AS visits
    FROM ${counted("visit_lengths_daily", "seconds, visits", teams, period)}
    GROUP BY seconds ORDER BY seconds`.execute(db);
  return rows;
}

/** Reads how often each feature was used. */
export async function findFeatureUses(
  db: Kysely<Schema>,
  teams: TeamScope,
  period: CountedPeriod,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ feature: string; uses: number }>`
    SELECT feature, sum(uses)::int AS uses
    FROM ${counted("feature_uses_daily", "feature, uses", teams, period)}
    GROUP BY feature`.execute(db);
  return new Map(rows.map(({ feature, uses }) => [feature, uses]));
}

/**
 * Counts the people who were here in a period, and those who used something.
 * @param bits of the features, in order
 * @returns the number of people, and of users of each feature
 */
export async function countPeople(
  db: Kysely<Schema>,
  teams: TeamScope,
  { from, to, months }: CountedPeriod,
  bits: readonly number[],
): Promise<{ readonly people: number; readonly users: readonly number[] }> {
  const scope = teams === null ? sql`TRUE` : inScope(teams);
  const ofDays = (first: Day, last: Day) =>
    sql`SELECT user_id, features FROM visit_days
      WHERE day BETWEEN ${first}::date AND ${last}::date AND ${scope}`;
  const parts = months === null ? [ofDays(from, to)] : [
    ofDays(from, addDays(months.from, -1)),
    sql`SELECT user_id, features FROM visit_months
      WHERE month BETWEEN ${months.from}::date AND ${months.to}::date AND ${scope}`,
    ofDays(addDays(months.to, 1), to),
  ];
  const users = bits.map((bit) => sql`count(*) FILTER (WHERE (bits >> ${bit}::int) & 1 = 1)::int`);
  const { rows } = await sql<{ people: number; users: number[] }>`
    SELECT count(*)::int AS people, ARRAY[${sql.join(users)}] AS users
    FROM (SELECT bit_or(features) AS bits FROM (${sql.join(parts, sql` UNION ALL `)}) v
      GROUP BY user_id) p`
    .execute(db);
  return rows[0]!;
}

/** Counts the accounts that can be used, and those of people who do not want to be measured. */
export async function countAccounts(
  db: Kysely<Schema>,
  teams: TeamScope,
): Promise<{ readonly accounts: number; readonly optedOut: number }> {
  const scope = teams === null ? sql`TRUE` : sql`a.team_id = ANY(${teams}::int[])`;
  const { rows } = await sql<{ accounts: number; optedOut: number }>`
    SELECT count(*)::int AS accounts,
      count(*) FILTER (WHERE u.preferences -> 'usage' = 'false'::jsonb)::int AS "optedOut"
    FROM users u LEFT JOIN agents a ON a.id = u.agent_id
    WHERE u.deactivated_at IS NULL AND ${scope}`.execute(db);
  return rows[0]!;
}
