/**
 * The sums of each person's weeks, kept up with the sums of their days. A page that compares months
 * reads a row for each week instead of one for each day.
 */
import { type Kysely, sql, type Transaction } from "kysely";
import { addDays, type Day, weekday } from "@/core/calendars/calendar.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";
import { SUM_COLUMNS } from "./columns.ts";

/** A person's week. */
export interface AgentWeek {
  readonly rowId: number;
  /** Its Monday. */
  readonly week: Day;
}

// In the order of days: the same days always have the same sum, to the last bit.
const WEEK_SUMS = sql.raw(
  SUM_COLUMNS.map((name) => `coalesce(sum(d.${name} ORDER BY d.day), 0) AS ${name}`).join(", "),
);
const rowOf = (alias: string) => SUM_COLUMNS.map((name) => `${alias}.${name}`).join(", ");

/**
 * Adds up the weeks of days again. The rows are locked first, in the order of agents and weeks, and
 * read by a later statement: of two transactions that measure days of the same week, the second sees
 * the days of the first. Call it last in a transaction, because it waits for these locks.
 */
export async function sumWeeks(
  trx: Transaction<Schema>,
  days: readonly { readonly rowId: number; readonly day: Day }[],
): Promise<void> {
  if (days.length === 0) return;
  const weeks = unnest("q", columnsOf(days));
  await sql`INSERT INTO agent_performance_weekly (week, agent_id)
    SELECT q.week, q.agent_id FROM ${weeks} ORDER BY q.agent_id, q.week ON CONFLICT DO NOTHING`
    .execute(trx);
  await sql`SELECT FROM agent_performance_weekly w JOIN ${weeks}
      ON w.week = q.week AND w.agent_id = q.agent_id
    ORDER BY w.agent_id, w.week FOR UPDATE OF w`.execute(trx);
  await sql`UPDATE agent_performance_weekly w
    SET ${sql.raw(SUM_COLUMNS.map((name) => `${name} = s.${name}`).join(", "))}
    FROM (SELECT q.week, q.agent_id, ${WEEK_SUMS} FROM ${weeks}
      LEFT JOIN agent_performance_daily d
        ON d.agent_id = q.agent_id AND d.day BETWEEN q.week AND q.week + 6
      GROUP BY q.week, q.agent_id) s
    WHERE w.week = s.week AND w.agent_id = s.agent_id
      AND (${sql.raw(rowOf("w"))}) IS DISTINCT FROM (${sql.raw(rowOf("s"))})`.execute(trx);
}

function columnsOf(
  days: readonly { readonly rowId: number; readonly day: Day }[],
): ArrayColumns {
  const weeks = new Map(days.map(({ rowId, day }) => {
    const week = addDays(day, 1 - weekday(day));
    return [`${rowId} ${week}`, { rowId, week }];
  }));
  return {
    agent_id: ["int[]", [...weeks.values()].map(({ rowId }) => rowId)],
    week: ["date[]", [...weeks.values()].map(({ week }) => week)],
  };
}

/** A week that is not the sum of its days. */
export interface WrongWeek extends AgentWeek {
  readonly agent: string;
}

/**
 * Finds the weeks that are not the sums of their days; a week without a row has zeros.
 * @param agent the id of one agent; all agents when left out
 */
export async function findWrongWeeks(
  db: Kysely<Schema>,
  agent: string | undefined,
): Promise<WrongWeek[]> {
  const values = (alias: string) =>
    sql.raw(SUM_COLUMNS.map((name) => `coalesce(${alias}.${name}, 0)`).join(", "));
  const { rows } = await sql<WrongWeek>`
    WITH summed AS (SELECT date_trunc('week', d.day::timestamp)::date AS week, d.agent_id,
        ${WEEK_SUMS} FROM agent_performance_daily d GROUP BY 1, 2)
    SELECT a.id AS "rowId", a.key AS agent, coalesce(s.week, w.week) AS week
    FROM summed s FULL JOIN agent_performance_weekly w
      ON w.week = s.week AND w.agent_id = s.agent_id
    JOIN agents a ON a.id = coalesce(s.agent_id, w.agent_id)
    WHERE (${agent === undefined}::boolean OR a.key = ${agent ?? ""})
      AND (${values("w")}) IS DISTINCT FROM (${values("s")})
    ORDER BY a.id, 3`.execute(db);
  return rows;
}
