import { type Kysely, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import { countWork } from "@/db/metrics/work.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** The people of a report: a team's, as they are today, or everybody. */
export interface ReportScope {
  /** The row id of a team; null: everybody. */
  readonly team: number | null;
}

/** Days from the first to before the last. */
export interface ReportSpan {
  readonly from: Day;
  readonly before: Day;
}

const inScope = ({ team }: ReportScope) =>
  sql`(${team === null}::boolean OR a.team_id = ${team ?? 0})`;

/** A sum of a day or week. */
export interface SumOfPeriod {
  readonly start: Day;
  readonly sum: number;
}

/** Adds up the points on the boards of days or weeks. */
export async function sumBoards(
  db: Kysely<Schema>,
  kind: "day" | "week",
  scope: ReportScope,
  { from, before }: ReportSpan,
): Promise<SumOfPeriod[]> {
  const { rows } = await sql<SumOfPeriod>`
    SELECT s.period_start AS start, sum(s.points)::float8 AS sum
    FROM leaderboard_scores s JOIN agents a ON a.id = s.agent_id
    WHERE s.kind = ${kind} AND s.period_start >= ${from}::date AND s.period_start < ${before}::date
      AND ${inScope(scope)} GROUP BY s.period_start ORDER BY s.period_start`.execute(db);
  return rows;
}

/** Counts the events of work by day; without those that were taken back. */
export async function countEventsByDay(
  db: Kysely<Schema>,
  scope: ReportScope,
  span: ReportSpan,
): Promise<SumOfPeriod[]> {
  const days = await countWork(db, span, inScope(scope));
  return days.map(({ day, events }) => ({ start: day, sum: events }));
}

/** How many people were active, and how many of them are not shown. */
export interface ActivePeople {
  readonly people: number;
  readonly hidden: number;
  readonly streaksKept: number;
}

/**
 * Counts people with a scored event on one of the days, and those who came with a streak of at least
 * two days and did not lose it.
 */
export async function countActive(
  db: Kysely<Schema>,
  scope: ReportScope,
  { from, before }: ReportSpan,
): Promise<ActivePeople> {
  const { rows } = await sql<ActivePeople>`
    WITH active AS (
      SELECT d.agent_id, min(d.streak_length) AS least FROM agent_days d
      JOIN agents a ON a.id = d.agent_id
      WHERE d.day >= ${from}::date AND d.day < ${before}::date AND d.is_active AND ${inScope(scope)}
      GROUP BY d.agent_id)
    SELECT count(*)::int AS people,
      (count(*) FILTER (WHERE a.hidden))::int AS hidden,
      (count(*) FILTER (WHERE p.streak_length >= 2 AND active.least >= p.streak_length))::int
        AS "streaksKept"
    FROM active JOIN agents a ON a.id = active.agent_id
    LEFT JOIN LATERAL (SELECT d.streak_length FROM agent_days d WHERE d.agent_id = active.agent_id
      AND d.day < ${from}::date ORDER BY d.day DESC LIMIT 1) p ON TRUE`.execute(db);
  return rows[0]!;
}

/** Counts entries of the ledger of a type that count. @param type one that people earn by other events */
export async function countEntries(
  db: Kysely<Schema>,
  type: string,
  scope: ReportScope,
  { from, before }: ReportSpan,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM reward_history h JOIN agents a ON a.id = h.agent_id
    -- The list is that of the index of these few entries.
    WHERE h.type = ${type} AND h.type IN ('achievement', 'challenge_completed')
      AND h.board_day >= ${from}::date AND h.board_day < ${before}::date
      AND h.voids IS NULL AND NOT h.is_void AND ${inScope(scope)}`.execute(db);
  return rows[0]!.count;
}

/** The parts of a mean. */
export interface ReportMeanParts {
  readonly numerator: number;
  readonly denominator: number;
}

/** Adds up measured days of metrics. */
export async function sumMetrics(
  db: Kysely<Schema>,
  metrics: readonly string[],
  scope: ReportScope,
  { from, before }: ReportSpan,
): Promise<ReportMeanParts> {
  const { rows } = await sql<ReportMeanParts>`
    SELECT coalesce(sum(m.numerator), 0)::float8 AS numerator,
      coalesce(sum(m.denominator), 0)::float8 AS denominator
    FROM agent_metrics_daily m JOIN agents a ON a.id = m.agent_id
    WHERE m.metric = ANY(${metrics}::text[]) AND m.day >= ${from}::date
      AND m.day < ${before}::date AND ${inScope(scope)}`.execute(db);
  return rows[0]!;
}
