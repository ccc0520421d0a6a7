import { type Kysely, type RawBuilder, sql } from "kysely";
import { type ChangedBy, reversalReason } from "@/core/events/corrections.ts";
import type { EventIdentity } from "@/core/events/event_identity.ts";
import { CORRECTION_TYPE, REVERSAL_TYPE } from "@/core/events/events.ts";
import type { EntryCorrection } from "@/core/explain/views.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { isoTime } from "@/db/postgres/unnest.ts";
import { type EventRow, LOGGED_COLUMNS, type LoggedEvent, toLoggedEvent } from "./events.ts";

/**
 * Returns the subquery of the corrections in force of a ledger entry, oldest first, as JSON. A
 * correction has the agent and the time of what it corrects, so the index on them finds it.
 * @param alias of `reward_history` in the surrounding query
 */
export function correctionsOf(alias: string): RawBuilder<EntryCorrection[]> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`(SELECT coalesce(json_agg(json_build_object('points', c.points,
      'reason', c.metadata->'correction'->'reason', 'by', c.metadata->'correction'->'by',
      'at', c.metadata->'correction'->'at',
      'event', json_build_object('source', c.event_source, 'id', c.event_id))
      ORDER BY c.event_id COLLATE "C"), '[]')
    FROM reward_history c
    WHERE c.agent_id = ${column("agent_id")} AND c.time = ${column("time")}
      AND c.type = ${CORRECTION_TYPE} AND c.voids IS NULL AND NOT c.is_void
      AND c.metadata->'correction'->'corrects'->>'source' = ${column("event_source")}
      AND c.metadata->'correction'->'corrects'->>'id' = ${column("event_id")})`;
}

/** Reads all corrections of an event, also those that were reversed, oldest first. */
export async function findCorrections(
  db: Kysely<Schema>,
  { source, id, agentRowId, time }: EventIdentity & {
    readonly agentRowId: number;
    readonly time: number;
  },
): Promise<LoggedEvent[]> {
  const { rows } = await sql<EventRow>`SELECT ${LOGGED_COLUMNS} FROM events e
    WHERE e.agent_id = ${agentRowId} AND e.time = ${isoTime(time)}::timestamptz
      AND e.type = ${CORRECTION_TYPE}
      AND e.data->'corrects'->>'source' = ${source} AND e.data->'corrects'->>'id' = ${id}
    ORDER BY e.event_id COLLATE "C"`.execute(db);
  return rows.map(toLoggedEvent);
}

/** An event that a person took back. */
export interface HandReversal {
  readonly reversal: EventIdentity;
  readonly target: LoggedEvent;
  readonly reason: string | null;
  readonly by: ChangedBy;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Lists what people took back from an agent since a time, newest first. */
export async function listHandReversals(
  db: Kysely<Schema>,
  agentRowId: number,
  { since, limit }: { readonly since: number; readonly limit: number },
): Promise<HandReversal[]> {
  const { rows } = await sql<
    EventRow & { own_source: string; own_id: string; own_data: Record<string, unknown>; at: Date }
  >`SELECT ${LOGGED_COLUMNS}, r.source AS own_source, r.event_id AS own_id, r.data AS own_data,
      r.time AS at
    FROM events r
    JOIN events e ON e.source = r.data->'reverses'->>'source'
      AND e.event_id = r.data->'reverses'->>'id'
    WHERE r.agent_id = ${agentRowId} AND r.time >= ${isoTime(since)}::timestamptz
      AND r.type = ${REVERSAL_TYPE} AND r.data->'by' IS NOT NULL
    ORDER BY r.time DESC LIMIT ${limit}`.execute(db);
  return rows.flatMap((row) => {
    const { reason, by } = reversalReason(row.own_data);
    if (by === null) return [];
    const reversal = { source: row.own_source, id: row.own_id };
    return [{ reversal, target: toLoggedEvent(row), reason, by, at: row.at.getTime() }];
  });
}
