import { type Kysely, type RawBuilder, sql } from "kysely";
import { addDays, type Day, weekday } from "@/core/calendars/calendar.ts";
import type { PartSums } from "@/core/performance/measures.ts";
import type { PeopleSums } from "@/core/performance/pairs.ts";
import type { DayRange } from "@/core/insights/range.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { ADDED_SUMS, type SumRow, toPartSums } from "./columns.ts";

/** Whose work is summed up. */
export interface Whose {
  /** Row id of the team of today; null: everybody. */
  readonly team: number | null;
  /** Whether people without Laurel are left out who were without it on any of these days. */
  readonly except: DayRange | null;
}

const isPart = ({ team, except }: Whose): RawBuilder<boolean> =>
  sql`(${team === null}::boolean OR p.agent_id IN (SELECT id FROM agents
      WHERE team_id = ${team ?? 0}::int))
    AND p.agent_id NOT IN (SELECT m.agent_id FROM holdout_members m
      JOIN holdouts h ON h.id = m.holdout_id
      WHERE h.first_day <= ${except?.to ?? "-infinity"}::date
        AND coalesce(h.last_day, 'infinity') >= ${except?.from ?? "infinity"}::date)`;

/**
 * Adds up the work of each person over some days: whole weeks are added up already, and the days
 * before and after them are a range of the primary key (day, agent_id).
 * @param withBaseline whether days that were brought in count where Laurel has none
 */
export async function sumPeople(
  db: Kysely<Schema>,
  { from, to }: DayRange,
  whose: Whose,
  { withBaseline = false }: { readonly withBaseline?: boolean } = {},
): Promise<PeopleSums> {
  const brought = withBaseline
    ? sql`UNION ALL SELECT b.* FROM performance_baseline b
      WHERE b.day BETWEEN ${from}::date AND ${to}::date AND NOT EXISTS (
        SELECT FROM agent_performance_daily d WHERE d.day = b.day AND d.agent_id = b.agent_id)`
    : sql``;
  const { rows } = await sql<SumRow & { agent_id: number }>`
    SELECT p.agent_id, ${ADDED_SUMS} FROM (${workOf({ from, to })} ${brought}) p WHERE ${
    isPart(whose)
  } GROUP BY p.agent_id ORDER BY p.agent_id`.execute(db);
  return new Map(rows.map((row) => [row.agent_id, toPartSums(row)]));
}

/** Rows with the work of people in a range: a row for each whole week, and for each day around them. */
function workOf({ from, to }: DayRange): RawBuilder<unknown> {
  const days = (first: Day, last: Day) =>
    sql`SELECT d.* FROM agent_performance_daily d
      WHERE d.day BETWEEN ${first}::date AND ${last}::date`;
  const monday = mondayOf(addDays(from, 6));
  const end = mondayOf(addDays(to, 1));
  if (monday >= end) return days(from, to);
  return sql`${days(from, addDays(monday, -1))} UNION ALL ${days(end, to)}
    UNION ALL SELECT w.* FROM agent_performance_weekly w
      WHERE w.week >= ${monday}::date AND w.week < ${end}::date AND w.output_count > 0`;
}

const mondayOf = (day: Day) => addDays(day, 1 - weekday(day));

/** Adds up the work of all people for each day. */
export async function sumDays(
  db: Kysely<Schema>,
  { from, to }: DayRange,
  whose: Whose,
): Promise<Map<Day, PartSums>> {
  const { rows } = await sql<SumRow & { day: Day }>`
    SELECT p.day, ${ADDED_SUMS} FROM agent_performance_daily p
    WHERE p.day BETWEEN ${from}::date AND ${to}::date AND ${isPart(whose)}
    GROUP BY p.day ORDER BY p.day`.execute(db);
  return new Map(rows.map((row) => [row.day, toPartSums(row)]));
}
