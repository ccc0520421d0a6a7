import { type Kysely, sql, type Transaction } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { isoTime } from "@/db/postgres/unnest.ts";

/** Kept events of a type that nobody has defined. */
export interface UnknownType {
  readonly type: string;
  readonly count: number;
  /** The latest of them. Its time is in milliseconds since the epoch. */
  readonly latest: {
    readonly source: string;
    readonly id: string;
    readonly time: number;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

interface UnknownRow {
  type: string;
  count: number;
  source: string;
  event_id: string;
  time: Date;
  data: Record<string, unknown>;
}

/** Lists the types of kept events that nobody has defined, those that came last first. */
export async function listUnknownTypes(db: Kysely<Schema>, limit: number): Promise<UnknownType[]> {
  // One step in the index per type, whatever the number of events.
  const { rows } = await sql<UnknownRow>`WITH RECURSIVE names AS (
      (SELECT type FROM events WHERE reason = 'unknown_type' ORDER BY type LIMIT 1)
      UNION ALL
      SELECT (SELECT e.type FROM events e WHERE e.reason = 'unknown_type' AND e.type > n.type
        ORDER BY e.type LIMIT 1)
      FROM names n WHERE n.type IS NOT NULL
    )
    SELECT n.type, c.count::int AS count, e.source, e.event_id, e.time, e.data
    FROM names n
    CROSS JOIN LATERAL (
      SELECT source, event_id, time, data FROM events
      WHERE reason = 'unknown_type' AND type = n.type ORDER BY time DESC LIMIT 1
    ) e
    CROSS JOIN LATERAL (
      SELECT count(*) FROM events WHERE reason = 'unknown_type' AND type = n.type
    ) c
    ORDER BY e.time DESC, n.type LIMIT ${limit}`.execute(db);
  return rows.map(({ type, count, source, event_id, time, data }) => ({
    type,
    count,
    latest: { source, id: event_id, time: time.getTime(), data },
  }));
}

/**
 * Queues the days with kept events of a type that was unknown, because it is defined now. Call it
 * in the transaction that defines the type.
 * @returns how many agents were queued
 */
export async function queueUnknownEvents(
  trx: Transaction<Schema>,
  type: string,
  from: number,
): Promise<number> {
  const { numAffectedRows } = await sql`INSERT INTO rescores (agent_id, from_day, to_day, reason)
    SELECT agent_id, min(day), max(day), 'event_type' FROM events
    WHERE reason = 'unknown_type' AND type = ${type} AND time >= ${isoTime(from)}::timestamptz
    GROUP BY agent_id ORDER BY agent_id`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
