import { sql, type Transaction } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { isoTime } from "@/db/postgres/unnest.ts";

/** Selects events by time and agents; times are in milliseconds since the epoch. */
export interface EventSpan {
  readonly from: number;
  /** The end is not included; null: no end. */
  readonly to: number | null;
  /** Row id; null: any agent. */
  readonly agent?: number | null;
  /** Row id of a team that the agent is or was in; null: any. */
  readonly team?: number | null;
}

/**
 * Queues the days of agents with stored events in a span of time to be scored again, because what
 * these events are scored under has changed. Call it in the transaction that makes the change.
 * @param reason for people who read the table
 * @returns how many agents were queued
 */
export async function queueEventRescores(
  trx: Transaction<Schema>,
  span: EventSpan,
  reason: string,
): Promise<number> {
  const { agent = null, team = null } = span;
  const past = JSON.stringify([{ team }]);
  const to = span.to === null ? "infinity" : isoTime(span.to);
  // One look-up in the index (agent_id, time) per agent, whatever the number of events.
  const { numAffectedRows } = await sql`INSERT INTO rescores (agent_id, from_day, to_day, reason)
    SELECT a.id, e.first_day, e.last_day, ${reason} FROM agents a CROSS JOIN LATERAL (
      SELECT min(day) AS first_day, max(day) AS last_day FROM events
      WHERE agent_id = a.id AND time >= ${isoTime(span.from)}::timestamptz
        AND time < ${to}::timestamptz
    ) e WHERE e.first_day IS NOT NULL
      AND (${agent === null}::boolean OR a.id = ${agent ?? 0}::int)
      AND (${team === null}::boolean OR a.team_id = ${team ?? 0}::int
        OR a.team_history @> ${past}::jsonb)`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
