import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import { REVERSAL_TYPE, SYSTEM_TYPES } from "@/core/events/events.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { unnest } from "@/db/postgres/unnest.ts";
import { type AgentDay, dayColumns } from "./due_days.ts";

const NO_WORK_TYPES: readonly string[] = [...SYSTEM_TYPES, REVERSAL_TYPE];

/** What an event `e` must be to count as work. */
const IS_WORK = sql`NOT e.is_reversed AND e.type <> ALL(${NO_WORK_TYPES}::text[])`;

/** How many events of work a person's day has on a day of the organization. */
export interface WorkDay extends AgentDay {
  readonly boardDay: Day;
  readonly events: number;
}

/** Counts the events of days in the log. */
function counted(days: readonly AgentDay[]): RawBuilder<unknown> {
  return sql`SELECT q.agent_id, q.day, e.board_day, count(*)::int AS events
    FROM ${unnest("q", dayColumns(days))}
    JOIN events e ON e.agent_id = q.agent_id AND e.day = q.day AND ${IS_WORK}
    GROUP BY q.agent_id, q.day, e.board_day`;
}

/** Stores how many events of work days have that the transaction has locked. */
export async function saveWork(
  trx: Transaction<Schema>,
  days: readonly AgentDay[],
): Promise<void> {
  // Unchanged rows are not written again, because the current day is measured often.
  await sql`WITH counted AS MATERIALIZED (${counted(days)}),
    gone AS (DELETE FROM agent_work_daily w USING ${unnest("q", dayColumns(days))}
      WHERE w.agent_id = q.agent_id AND w.day = q.day AND NOT EXISTS (SELECT FROM counted c
        WHERE c.agent_id = w.agent_id AND c.day = w.day AND c.board_day = w.board_day))
    INSERT INTO agent_work_daily AS w (agent_id, day, board_day, events) SELECT * FROM counted
    ON CONFLICT (agent_id, day, board_day) DO UPDATE SET events = excluded.events
      WHERE w.events <> excluded.events`.execute(trx);
}

/** Returns the days whose stored numbers of events are not those of the log. */
export async function findWrongWork(
  db: Kysely<Schema>,
  days: readonly AgentDay[],
): Promise<{ readonly stored: readonly WorkDay[]; readonly expected: readonly WorkDay[] }> {
  const stored = sql`SELECT w.* FROM ${unnest("q", dayColumns(days))}
    JOIN agent_work_daily w ON w.agent_id = q.agent_id AND w.day = q.day`;
  // EXCEPT compares whole rows.
  const { rows } = await sql<WorkDay & { isStored: boolean }>`
    WITH stored AS (${stored}), counted AS (${counted(days)})
    SELECT agent_id AS "rowId", day, board_day AS "boardDay", events, TRUE AS "isStored"
      FROM (SELECT * FROM stored EXCEPT SELECT * FROM counted) s
    UNION ALL
    SELECT agent_id, day, board_day, events, FALSE
      FROM (SELECT * FROM counted EXCEPT SELECT * FROM stored) c
    ORDER BY 1, 2, 3`.execute(db);
  return {
    stored: rows.filter(({ isStored }) => isStored),
    expected: rows.filter(({ isStored }) => !isStored),
  };
}

/** Days of the organization, from the first to before the last. */
export interface BoardSpan {
  readonly from: Day;
  readonly before: Day;
}

/**
 * Counts the events of work by day of the organization: as they were counted when the people's days
 * were measured, and in the log on days that have changed since.
 * @param scope which agents `a` count
 */
export async function countWork(
  db: Kysely<Schema>,
  { from, before }: BoardSpan,
  scope: RawBuilder<unknown>,
): Promise<{ day: Day; events: number }[]> {
  const inSpan = (column: string) =>
    sql`${sql.ref(column)} >= ${from}::date AND ${sql.ref(column)} < ${before}::date`;
  // A person's day begins less than a day before or after the organization's.
  const { rows } = await sql<{ day: Day; events: number }>`
    WITH due AS MATERIALIZED (SELECT d.agent_id, d.day FROM agent_days d WHERE NOT d.is_measured
      AND d.day >= ${from}::date - 1 AND d.day <= ${before}::date)
    SELECT c.board_day AS day, sum(c.events)::float8 AS events FROM (
      SELECT w.agent_id, w.board_day, w.events FROM agent_work_daily w
      WHERE ${inSpan("w.board_day")} AND NOT EXISTS (
        SELECT FROM due WHERE due.agent_id = w.agent_id AND due.day = w.day)
      UNION ALL
      SELECT e.agent_id, e.board_day, 1 FROM due JOIN events e
        ON e.agent_id = due.agent_id AND e.day = due.day AND ${IS_WORK}
      WHERE ${inSpan("e.board_day")}
    ) c JOIN agents a ON a.id = c.agent_id
    WHERE ${scope} GROUP BY c.board_day ORDER BY c.board_day`.execute(db);
  return rows;
}
