import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import { RELATIONS, RELATIONSHIP_DAYS } from "@/core/metrics/day.ts";
import { type AgentDay, dayColumns } from "./due_days.ts";
import type { StoredParts } from "./metrics.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { unnest } from "@/db/postgres/unnest.ts";

/** A measured day with the agent's public id. */
export interface StoredMeasuredDay extends AgentDay {
  readonly agent: string;
}

/**
 * Lists measured days after a given one, in the order of agents and days; of one agent by id, or of
 * all.
 */
export async function listMeasuredDays(
  db: Kysely<Schema>,
  { after, agent, limit }: {
    readonly after: AgentDay | null;
    readonly agent?: string | undefined;
    readonly limit: number;
  },
): Promise<StoredMeasuredDay[]> {
  const { rows } = await sql<{ agent_id: number; day: Day; key: string }>`
    SELECT d.agent_id, d.day, a.key FROM agent_days d JOIN agents a ON a.id = d.agent_id
    WHERE d.is_measured AND (d.agent_id, d.day) > (${after?.rowId ?? 0}::int,
        ${after?.day ?? "-infinity"}::date)
      AND (${agent === undefined}::boolean OR a.key = ${agent ?? ""})
    ORDER BY d.agent_id, d.day LIMIT ${limit}`.execute(db);
  return rows.map((row) => ({ rowId: row.agent_id, day: row.day, agent: row.key }));
}

/** Reads the stored metrics of some days. */
export async function findMetricsOfDays(
  db: Kysely<Schema>,
  days: readonly AgentDay[],
): Promise<StoredParts[]> {
  const { rows } = await sql<
    { agent_id: number; day: Day; metric: string; numerator: number; denominator: number | null }
  >`SELECT m.* FROM ${unnest("q", dayColumns(days))}
    JOIN agent_metrics_daily m ON m.agent_id = q.agent_id AND m.day = q.day`.execute(db);
  return rows.map(({ agent_id: rowId, day, metric, numerator, denominator }) => (
    { rowId, day, metric, numerator, denominator }
  ));
}

/** Locks a day until the transaction ends. @returns whether it is (still) measured */
export async function lockMeasuredDay(trx: Transaction<Schema>, day: AgentDay): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM agent_days WHERE agent_id = ${day.rowId}::int
    AND day = ${day.day}::date AND is_measured FOR UPDATE`.execute(trx);
  return rows.length > 0;
}

/**
 * Returns whether a day depends on a changed day whose change was not spread yet, so that this day
 * will become due. While the day is locked, nobody can mark it.
 */
export async function dependsOnUnspreadDay(
  trx: Transaction<Schema>,
  day: AgentDay,
): Promise<boolean> {
  const pairs = RELATIONS.flatMap(({ of, to }) => to.map((type) => [of, type] as const));
  const { rows } = await sql<{ found: boolean }>`SELECT EXISTS (
      SELECT FROM agent_days d WHERE d.agent_id = ${day.rowId}::int AND NOT d.is_spread
        AND d.day < ${day.day}::date AND d.day > ${day.day}::date - ${RELATIONSHIP_DAYS}::int
    ) OR EXISTS (
      SELECT FROM events e
      JOIN ${
    unnest("r", {
      of_type: ["text[]", pairs.map(([of]) => of)],
      to_type: ["text[]", pairs.map(([, to]) => to)],
    })
  } ON r.of_type = e.type
      JOIN events o ON o.type = r.to_type AND o.source = e.source AND o.object_id = e.object_id
      JOIN agent_days d ON d.agent_id = o.agent_id AND d.day = o.day
      WHERE e.agent_id = ${day.rowId}::int AND e.day = ${day.day}::date AND NOT d.is_spread
    ) AS found`.execute(trx);
  return rows[0]!.found;
}
