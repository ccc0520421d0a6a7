import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { EventKey } from "@/core/events/order.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";

/** The object of an event, within one action and one source. */
export interface ObjectIdentity {
  readonly type: string;
  readonly source: string;
  readonly objectId: string;
}

/** Returns the key of an object for maps. */
export function objectKey({ type, source, objectId }: ObjectIdentity): string {
  return `${type}\0${source}\0${objectId}`;
}

/** The earliest stored event about an object. */
export interface ObjectHolder extends EventKey {
  readonly agentRowId: number;
  readonly day: Day;
}

// Enough buckets that different objects rarely share one, few enough for PostgreSQL's lock table.
const BUCKETS = 256;
const LOCK_NAMESPACE = 0x1a_07_e1;

/**
 * Makes transactions with events about the same new object wait for each other, so that only one of
 * them can be the first. Transaction-level advisory locks work through any pooler.
 */
export async function lockObjects(
  trx: Transaction<Schema>,
  objects: readonly ObjectIdentity[],
): Promise<void> {
  if (objects.length === 0) return;
  const keys = objects.map(objectKey).map((key) => key.replaceAll("\0", "\n"));
  await sql`SELECT pg_advisory_xact_lock(${LOCK_NAMESPACE}, bucket) FROM (
      SELECT DISTINCT abs(hashtext(key) % ${BUCKETS}) AS bucket
      FROM ${unnest("q", { key: ["text[]", keys] })} ORDER BY bucket
    ) AS buckets`.execute(trx);
}

/**
 * Finds the earliest stored event (in canonical order) about each object, by {@link objectKey};
 * reversed events do not count.
 */
export async function findHolders(
  db: Kysely<Schema>,
  objects: readonly ObjectIdentity[],
): Promise<Map<string, ObjectHolder>> {
  if (objects.length === 0) return new Map();
  const columns: ArrayColumns = {
    type: ["text[]", objects.map((object) => object.type)],
    source: ["text[]", objects.map((object) => object.source)],
    object_id: ["text[]", objects.map((object) => object.objectId)],
  };
  const { rows } = await sql<{
    type: string;
    source: string;
    object_id: string;
    event_id: string;
    time: Date;
    agent_id: number;
    day: Day;
  }>`SELECT f.* FROM ${unnest("q", columns)}
    CROSS JOIN LATERAL (
      SELECT e.type, e.source, e.object_id, e.event_id, e.time, e.agent_id, e.day FROM events e
      WHERE e.type = q.type AND e.source = q.source AND e.object_id = q.object_id
        AND NOT e.is_reversed
      ORDER BY e.time, e.source, e.event_id LIMIT 1
    ) f`.execute(db);
  return new Map(rows.map((row) => [
    objectKey({ type: row.type, source: row.source, objectId: row.object_id }),
    {
      time: row.time.getTime(),
      source: row.source,
      id: row.event_id,
      agentRowId: row.agent_id,
      day: row.day,
    },
  ]));
}
