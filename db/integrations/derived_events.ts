import { type Kysely, sql, type Transaction } from "kysely";
import type { ObjectKind } from "@/core/integrations/facts.ts";
import { type ObjectPlace, placeColumns } from "./objects.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import { type ArrayColumns, isoTime, unnest } from "@/db/postgres/unnest.ts";

/** An event that is derived from an object's facts, and what the log has of it. */
export interface DerivedRow {
  readonly key: string;
  readonly type: string;
  /** The person whose work it is, by the tool's id. */
  readonly person: string;
  /** Null while nobody has mapped the person to an agent. */
  readonly agentRowId: number | null;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** False when the facts no longer give this event. */
  readonly isWanted: boolean;
  /** The number of its content, from 1; part of the event's id in the log. */
  readonly revision: number;
  /** The highest revision that was ever sent to the log. */
  readonly attempted: number;
  /** The public id of the agent for whom the last revision was sent. */
  readonly sentAgent: string | null;
  /** All revisions up to this one are reversed. */
  readonly reversedTo: number;
  /** Whether the log has the current revision. */
  readonly isSent: boolean;
  /** Whether nothing is left to do. */
  readonly isSettled: boolean;
  /** Why it is not in the log. */
  readonly problem: string | null;
  /**
   * Number of consecutive failures of Laurel. When it is 0, `problem` is final until something
   * changes.
   */
  readonly failures: number;
}

/** A derived event and its object. */
export interface PlacedRow extends DerivedRow {
  readonly place: ObjectPlace;
}

interface Row {
  integration_id: string;
  tenant: string;
  kind: ObjectKind;
  object_id: string;
  key: string;
  type: string;
  external_user: string;
  agent_id: number | null;
  time: Date;
  data: Record<string, unknown>;
  is_wanted: boolean;
  revision: number;
  attempted: number;
  sent_agent: string | null;
  reversed_to: number;
  is_sent: boolean;
  is_settled: boolean;
  problem: string | null;
  failures: number;
}

const COLUMNS = sql.raw(`d.integration_id, d.tenant, d.kind, d.object_id, d.key, d.type,
  d.external_user, d.agent_id, d.time, d.data, d.is_wanted, d.revision, d.attempted, d.reversed_to,
  d.is_sent, d.is_settled, d.problem, d.failures,
  (SELECT key FROM agents WHERE agents.id = d.sent_agent_id) AS sent_agent`);

function toRow(row: Row): PlacedRow {
  return {
    place: {
      integrationId: row.integration_id,
      tenant: row.tenant,
      kind: row.kind,
      id: row.object_id,
    },
    key: row.key,
    type: row.type,
    person: row.external_user,
    agentRowId: row.agent_id,
    time: row.time.getTime(),
    data: row.data,
    isWanted: row.is_wanted,
    revision: row.revision,
    attempted: row.attempted,
    sentAgent: row.sent_agent,
    reversedTo: row.reversed_to,
    isSent: row.is_sent,
    isSettled: row.is_settled,
    problem: row.problem,
    failures: row.failures,
  };
}

/** Reads the stored events of objects. */
export async function findDerived(
  db: Kysely<Schema>,
  places: readonly ObjectPlace[],
): Promise<PlacedRow[]> {
  const { rows } = await sql<Row>`SELECT ${COLUMNS}
    FROM ${unnest("q", placeColumns(places))}
    JOIN derived_events d USING (integration_id, tenant, kind, object_id)
    ORDER BY d.time, d.key`.execute(db);
  return rows.map(toRow);
}

/**
 * Stores events of objects that the transaction has locked.
 * @param delivery the webhook that changed them; null when the settings or identities changed them
 */
export async function saveDerived(
  trx: Transaction<Schema>,
  changed: readonly PlacedRow[],
  delivery: number | null,
  now: number,
): Promise<void> {
  if (changed.length === 0) return;
  const columns: NewRows<"derived_events"> = {
    ...placeColumns(changed.map(({ place }) => place)),
    key: ["text[]", changed.map((row) => row.key)],
    type: ["text[]", changed.map((row) => row.type)],
    external_user: ["text[]", changed.map((row) => row.person)],
    agent_id: ["int[]", changed.map((row) => row.agentRowId)],
    time: ["timestamptz[]", changed.map((row) => isoTime(row.time))],
    data: ["text[]", changed.map((row) => JSON.stringify(row.data)), "jsonb"],
    is_wanted: ["bool[]", changed.map((row) => row.isWanted)],
    revision: ["int[]", changed.map((row) => row.revision)],
    attempted: ["int[]", changed.map((row) => row.attempted)],
    reversed_to: ["int[]", changed.map((row) => row.reversedTo)],
    is_sent: ["bool[]", changed.map((row) => row.isSent)],
    is_settled: ["bool[]", changed.map((row) => row.isSettled)],
    problem: ["text[]", changed.map((row) => row.problem)],
    failures: ["int[]", changed.map((row) => row.failures)],
    delivery_id: sql`${delivery}::bigint`,
    changed_at: sql`${isoTime(now)}::timestamptz`,
  };
  // attempted and reversed_to never fall: an instance that is sending may have raised them
  // meanwhile.
  await sql`${insertRows("derived_events", columns, "d")}
    ON CONFLICT (integration_id, tenant, kind, object_id, key) DO UPDATE SET type = excluded.type,
      external_user = excluded.external_user, agent_id = excluded.agent_id, time = excluded.time,
      data = excluded.data, is_wanted = excluded.is_wanted, revision = excluded.revision,
      attempted = greatest(d.attempted, excluded.attempted),
      reversed_to = greatest(d.reversed_to, excluded.reversed_to), is_sent = excluded.is_sent,
      is_settled = excluded.is_settled, problem = excluded.problem,
      failures = excluded.failures, retry_at = NULL,
      delivery_id = coalesce(excluded.delivery_id, d.delivery_id), changed_at = excluded.changed_at`
    .execute(trx);
}

/**
 * Finds events with something left to do: those of some objects, or those that have waited longest.
 * With `now`, only those that are due, without those that wait for a later retry.
 */
export async function findOpen(
  db: Kysely<Schema>,
  of:
    | { readonly places: readonly ObjectPlace[] }
    | { readonly changedBefore: number; readonly now?: number },
  limit: number,
): Promise<PlacedRow[]> {
  if ("places" in of) return (await findDerived(db, of.places)).filter((row) => !row.isSettled);
  const dueBy = of.now === undefined ? "infinity" : isoTime(of.now);
  const { rows } = await sql<Row>`SELECT ${COLUMNS} FROM derived_events d
    WHERE NOT d.is_settled AND d.changed_at < ${isoTime(of.changedBefore)}::timestamptz
      AND (d.retry_at IS NULL OR d.retry_at <= ${dueBy}::timestamptz)
    ORDER BY d.changed_at LIMIT ${limit}`.execute(db);
  return rows.map(toRow);
}

const revisionColumns = (rows: readonly PlacedRow[]): ArrayColumns => ({
  ...placeColumns(rows.map(({ place }) => place)),
  key: ["text[]", rows.map((row) => row.key)],
  revision: ["int[]", rows.map((row) => row.revision)],
});

// Code that changes an object's events locks the object first, in the order of lockObjects. This
// prevents deadlocks, and what deriving has read stays valid until it has written.
const held = (rows: readonly PlacedRow[]) =>
  sql`held AS MATERIALIZED (
    SELECT o.object_id FROM pairing_objects o
    WHERE (o.integration_id, o.tenant, o.kind, o.object_id) IN (
      SELECT q.integration_id, q.tenant, q.kind, q.object_id
      FROM ${unnest("q", placeColumns(rows.map(({ place }) => place)))})
    ORDER BY o.integration_id, o.tenant, o.kind, o.object_id FOR UPDATE
  )`;

const SAME = sql.raw(`d.integration_id = n.integration_id AND d.tenant = n.tenant
  AND d.kind = n.kind AND d.object_id = n.object_id AND d.key = n.key`);

/**
 * Stores, before they are sent, that these revisions are being sent to the log; a later change of
 * their content gets a new revision.
 * @returns those that are still wanted, with the public ids of their agents
 */
export async function markAttempted(
  db: Kysely<Schema>,
  rows: readonly PlacedRow[],
): Promise<(PlacedRow & { readonly agent: string })[]> {
  if (rows.length === 0) return [];
  const { rows: marked } = await sql<Row & { agent: string }>`
    WITH ${
    held(rows)
  } UPDATE derived_events d SET attempted = d.revision, sent_agent_id = d.agent_id
    FROM ${unnest("n", revisionColumns(rows))}, agents a
    WHERE ${SAME} AND d.revision = n.revision AND d.is_wanted AND NOT d.is_sent AND a.id = d.agent_id
      AND (SELECT count(*) FROM held) > 0
    RETURNING ${COLUMNS}, a.key AS agent`.execute(db);
  return marked.map((row) => ({ ...toRow(row), agent: row.agent }));
}

/** The result of sending one event. */
export interface SendOutcome {
  readonly row: PlacedRow;
  /** All revisions up to this one are reversed. */
  readonly reversedTo: number;
  /** Whether the log has the row's revision. */
  readonly isSent: boolean;
  /** Why the log does not have it; null when it has it, or when the database was not available. */
  readonly problem: string | null;
  /**
   * When Laurel retries after a failure of its own, in milliseconds since the epoch; null without
   * one.
   */
  readonly retryAt: number | null;
}

/** Stores the results of sending; an event that was changed meanwhile stays open. */
export async function saveSendOutcomes(
  db: Kysely<Schema>,
  outcomes: readonly SendOutcome[],
  now: number,
): Promise<void> {
  if (outcomes.length === 0) return;
  const columns: ArrayColumns = {
    ...revisionColumns(outcomes.map(({ row }) => row)),
    reversed_to: ["int[]", outcomes.map((outcome) => outcome.reversedTo)],
    is_sent: ["bool[]", outcomes.map((outcome) => outcome.isSent)],
    problem: ["text[]", outcomes.map((outcome) => outcome.problem)],
    retry_at: [
      "timestamptz[]",
      outcomes.map(({ retryAt }) => retryAt === null ? null : isoTime(retryAt)),
    ],
  };
  // What must be reversed: everything before a wanted revision, or everything when the event is no
  // longer wanted.
  const target = sql`CASE WHEN d.is_wanted AND d.attempted = d.revision THEN d.revision - 1
    ELSE d.attempted END`;
  await sql`WITH ${held(outcomes.map(({ row }) => row))} UPDATE derived_events d SET
      reversed_to = greatest(d.reversed_to, n.reversed_to),
      is_sent = d.is_sent OR (n.is_sent AND d.revision = n.revision AND d.is_wanted),
      problem = CASE WHEN d.revision = n.revision THEN n.problem ELSE d.problem END,
      is_settled = greatest(d.reversed_to, n.reversed_to) >= ${target} AND (NOT d.is_wanted
        OR d.agent_id IS NULL OR d.is_sent
        OR (d.revision = n.revision
          AND (n.is_sent OR (n.problem IS NOT NULL AND n.retry_at IS NULL)))),
      failures = CASE WHEN n.retry_at IS NULL OR d.revision <> n.revision THEN 0
        ELSE d.failures + 1 END,
      retry_at = CASE WHEN d.revision = n.revision THEN n.retry_at END,
      changed_at = ${isoTime(now)}::timestamptz
    FROM ${unnest("n", columns)}
    WHERE ${SAME} AND (SELECT count(*) FROM held) > 0`.execute(db);
}
