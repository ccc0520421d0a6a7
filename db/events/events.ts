import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import { type ArrayColumns, isoTime, unnest } from "@/db/postgres/unnest.ts";

/** The stored answer for a repeated event. */
export interface StoredAnswer {
  readonly contentHash: string;
  readonly answer: object;
}

/** A stored event with the result of its last scoring. */
export interface LoggedEvent extends ScoringEvent {
  readonly rowId: number;
  readonly agentRowId: number;
  readonly day: Day;
  readonly status: string;
  readonly points: number;
  readonly reason: string | null;
  readonly ruleVersion: number;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** The columns of {@link LoggedEvent}. */
export const LOGGED_COLUMNS = sql.raw(
  `e.id, e.source, e.event_id, e.type, e.agent_id, e.time, e.day,
  e.data, e.status, e.points, e.reason, e.rule_version, e.received_at, e.is_reversed`,
);

/** A row of {@link LOGGED_COLUMNS}. */
export interface EventRow {
  id: number;
  source: string;
  event_id: string;
  type: ScoringEvent["type"];
  agent_id: number;
  time: Date;
  day: Day;
  data: Record<string, unknown>;
  status: string;
  points: number;
  reason: string | null;
  rule_version: number;
  received_at: Date;
  is_reversed: boolean;
}

/** Reads all stored events of some agents' days. */
export async function findEventsOfDays(
  db: Kysely<Schema>,
  asked: readonly { readonly rowId: number; readonly day: Day }[],
): Promise<LoggedEvent[]> {
  const columns: ArrayColumns = {
    agent_id: ["int[]", asked.map((row) => row.rowId)],
    day: ["date[]", asked.map((row) => row.day)],
  };
  const { rows } = await sql<EventRow>`SELECT ${LOGGED_COLUMNS}
    FROM ${unnest("q", columns)}
    JOIN events e ON e.agent_id = q.agent_id AND e.day = q.day`.execute(db);
  return rows.map(toLoggedEvent);
}

/** Converts a row to an event. */
export function toLoggedEvent(row: EventRow): LoggedEvent {
  return {
    rowId: row.id,
    agentRowId: row.agent_id,
    source: row.source,
    id: row.event_id,
    type: row.type,
    time: row.time.getTime(),
    day: row.day,
    data: row.data,
    status: row.status,
    points: row.points,
    reason: row.reason,
    ruleVersion: row.rule_version,
    receivedAt: row.received_at.getTime(),
    isReversed: row.is_reversed,
  };
}

/** An event to be stored. */
export interface NewEvent extends ScoringEvent {
  readonly agentRowId: number;
  readonly day: Day;
  readonly boardDay: Day;
  readonly objectId: string | null;
  readonly contentHash: string;
  readonly keyId: number | null;
  readonly receivedAt: number;
  readonly ruleVersion: number;
  readonly status: string;
  readonly points: number;
  readonly reason: string | null;
  readonly answer: object;
}

/** Stores events; events whose identity is taken are left out. */
export function insertEvents(events: readonly NewEvent[]): RawBuilder<unknown> {
  const columns: NewRows<"events"> = {
    source: ["text[]", events.map((event) => event.source)],
    event_id: ["text[]", events.map((event) => event.id)],
    type: ["text[]", events.map((event) => event.type)],
    agent_id: ["int[]", events.map((event) => event.agentRowId)],
    time: ["timestamptz[]", events.map((event) => isoTime(event.time))],
    day: ["date[]", events.map((event) => event.day)],
    board_day: ["date[]", events.map((event) => event.boardDay)],
    received_at: ["timestamptz[]", events.map((event) => isoTime(event.receivedAt))],
    data: ["text[]", events.map((event) => JSON.stringify(event.data)), "jsonb"],
    object_id: ["text[]", events.map((event) => event.objectId)],
    content_hash: ["text[]", events.map((event) => event.contentHash)],
    key_id: ["int[]", events.map((event) => event.keyId)],
    rule_version: ["int[]", events.map((event) => event.ruleVersion)],
    status: ["text[]", events.map((event) => event.status)],
    points: ["int[]", events.map((event) => event.points)],
    reason: ["text[]", events.map((event) => event.reason)],
    answer: ["text[]", events.map((event) => JSON.stringify(event.answer)), "json"],
    is_reversed: ["bool[]", events.map((event) => event.isReversed === true)],
  };
  return sql`${insertRows("events", columns)} ON CONFLICT (source, event_id) DO NOTHING`;
}

/** The new result of an event that was scored again. */
export interface EventOutcome {
  readonly rowId: number;
  readonly status: string;
  readonly points: number;
  readonly reason: string | null;
  readonly ruleVersion: number;
}

/** Updates the results of stored events; their first answers stay. */
export async function saveOutcomes(
  trx: Transaction<Schema>,
  outcomes: readonly EventOutcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  const columns: ArrayColumns = {
    id: ["bigint[]", outcomes.map((row) => row.rowId)],
    status: ["text[]", outcomes.map((row) => row.status)],
    points: ["int[]", outcomes.map((row) => row.points)],
    reason: ["text[]", outcomes.map((row) => row.reason)],
    version: ["int[]", outcomes.map((row) => row.ruleVersion)],
  };
  await sql`UPDATE events e SET status = n.status, points = n.points, reason = n.reason,
      rule_version = n.version
    FROM ${unnest("n", columns)}
    WHERE e.id = n.id`.execute(trx);
}
