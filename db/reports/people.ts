import { type Kysely, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import { ACHIEVEMENT_TYPE } from "@/core/events/events.ts";
import type { ReportPerson, ReportRecognition, WeeklyReport } from "@/core/reports/views.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { isoTime } from "@/db/postgres/unnest.ts";
import type { ReportScope } from "./numbers.ts";

/** The days of a week and the Monday of the week before. */
export interface ReportWeekDays {
  readonly start: Day;
  readonly before: Day;
  /** The Monday after. */
  readonly end: Day;
}

/** Who may be named: nobody who chose not to be shown, or who does not work here any more. */
const named = ({ team }: ReportScope) =>
  sql`NOT a.hidden AND a.deactivated_at IS NULL AND a.merged_into IS NULL
    AND (${team === null}::boolean OR a.team_id = ${team ?? 0})`;

interface RecognitionRow {
  id: string;
  name: string;
  value: number;
  before: number | null;
}

function toRecognition({ id, name, value, before }: RecognitionRow): ReportRecognition {
  return { person: { id, name }, value, before };
}

/** Finds who has the most points, or gained the most since the week before. */
export async function findTop(
  db: Kysely<Schema>,
  by: "points" | "gain",
  scope: ReportScope,
  { start, before }: ReportWeekDays,
  limit: number,
): Promise<ReportRecognition[]> {
  const order = by === "points" ? sql`s.points` : sql`s.points - b.points`;
  const compared = by === "points" ? sql`TRUE` : sql`b.points > 0 AND s.points > b.points`;
  const { rows } = await sql<RecognitionRow>`
    SELECT a.key AS id, a.name, s.points::float8 AS value, b.points::float8 AS before
    FROM leaderboard_scores s JOIN agents a ON a.id = s.agent_id
    LEFT JOIN leaderboard_scores b ON b.kind = 'week' AND b.period_start = ${before}::date
      AND b.agent_id = s.agent_id
    WHERE s.kind = 'week' AND s.period_start = ${start}::date AND s.points > 0
      AND ${named(scope)} AND ${compared}
    ORDER BY ${order} DESC, s.reached_at, a.key LIMIT ${limit}`.execute(db);
  return rows.map(toRecognition);
}

/** Finds the longest streaks that went on in the week. */
export async function findStreaksAt(
  db: Kysely<Schema>,
  scope: ReportScope,
  { start, end }: ReportWeekDays,
  limit: number,
): Promise<ReportRecognition[]> {
  const { rows } = await sql<RecognitionRow>`
    SELECT a.key AS id, a.name, d.streak_length AS value, NULL AS before FROM agents a
    CROSS JOIN LATERAL (SELECT streak_length FROM agent_days d WHERE d.agent_id = a.id
      AND d.day >= ${start}::date AND d.day < ${end}::date AND d.is_active
      ORDER BY d.day DESC LIMIT 1) d
    WHERE d.streak_length >= 2 AND ${named(scope)}
    ORDER BY d.streak_length DESC, a.key LIMIT ${limit}`.execute(db);
  return rows.map(toRecognition);
}

/** Finds who earned an achievement between two moments, newest first. */
export async function findEarnedInWeek(
  db: Kysely<Schema>,
  scope: ReportScope,
  span: { readonly from: number; readonly before: number },
  limit: number,
): Promise<WeeklyReport["earned"]> {
  const { rows } = await sql<{ id: string; name: string; title: string }>`
    SELECT a.key AS id, a.name, c.title FROM agent_achievements p
    JOIN achievements c ON c.id = p.achievement_id JOIN agents a ON a.id = p.agent_id
    WHERE p.completed AND p.completed_at >= ${isoTime(span.from)}::timestamptz
      AND p.completed_at < ${isoTime(span.before)}::timestamptz AND ${named(scope)}
    ORDER BY p.completed_at DESC, p.id DESC LIMIT ${limit}`.execute(db);
  return rows.map(({ id, name, title }) => ({ person: { id, name }, title }));
}

/** The place of a person in the table. */
export interface ReportPersonPlace {
  readonly name: string;
  readonly id: string;
}

/** Lists the people of a report by name, after a place. */
export async function listReportPeople(
  db: Kysely<Schema>,
  scope: ReportScope,
  { start, before, end }: ReportWeekDays,
  page: { readonly limit: number; readonly after: ReportPersonPlace | null },
): Promise<ReportPerson[]> {
  const { after } = page;
  const { rows } = await sql<ReportPerson>`
    SELECT a.key AS id, a.name, t.key AS team, coalesce(s.points, 0)::float8 AS points,
      coalesce(b.points, 0)::float8 AS "pointsBefore", d.days AS "activeDays",
      coalesce(d.streak, 0) AS streak, h.awards
    FROM (SELECT * FROM agents a WHERE ${named(scope)}
        AND (${after === null}::boolean OR (a.name, a.key) > (${after?.name ?? ""}, ${
    after?.id ?? ""
  }))
      ORDER BY a.name, a.key LIMIT ${page.limit}) a
    LEFT JOIN teams t ON t.id = a.team_id
    LEFT JOIN leaderboard_scores s ON s.kind = 'week' AND s.period_start = ${start}::date
      AND s.agent_id = a.id
    LEFT JOIN leaderboard_scores b ON b.kind = 'week' AND b.period_start = ${before}::date
      AND b.agent_id = a.id
    CROSS JOIN LATERAL (SELECT count(*)::int AS days,
        (array_agg(d.streak_length ORDER BY d.day DESC))[1] AS streak
      FROM agent_days d WHERE d.agent_id = a.id AND d.is_active
        AND d.day >= ${start}::date AND d.day < ${end}::date) d
    CROSS JOIN LATERAL (SELECT count(*)::int AS awards FROM reward_history h
      WHERE h.agent_id = a.id AND h.type = ${ACHIEVEMENT_TYPE} AND h.board_day >= ${start}::date
        AND h.board_day < ${end}::date AND h.voids IS NULL AND NOT h.is_void) h
    ORDER BY a.name, a.key`.execute(db);
  return rows;
}
