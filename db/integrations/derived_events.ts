import { type Kysely, sql } from "kysely";
import type { ObjectKind } from "@/core/integrations/facts.ts";
import { type ObjectPlace, placeColumns } from "./objects.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumn, isoTime, unnest } from "@/db/postgres/unnest.ts";

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
    FROM ${unnest(...placeColumns(places))} AS q(integration_id, tenant, kind, object_id)
    JOIN derived_events d USING (integration_id, tenant, kind, object_id)
    ORDER BY d.time, d.key`.execute(db);
  return rows.map(toRow);
}

/**
 * Stores events of objects that the transaction has locked.
 * @param delivery the webhook that changed them; null when the settings or identities changed them
 */
export async function saveDerived(
  trx: Kysely<Schema>,
  changed: readonly PlacedRow[],
  delivery: number | null,
  now: number,
): Promise<void> {
  if (changed.length === 0) return;
  const columns: ArrayColumn[] = [
    ...placeColumns(changed.map(({ place }) => place)),
    ["text[]", changed.map((row) => row.key)],
    ["text[]", changed.map((row) => row.type)],
    ["text[]", changed.map((row) => row.person)],
    ["int[]", changed.map((row) => row.agentRowId)],
    ["timestamptz[]", changed.map((row) => isoTime(row.time))],
    ["text[]", changed.map((row) => JSON.stringify(row.data))],
    ["bool[]", changed.map((row) => row.isWanted)],
    ["int[]", changed.map((row) => row.revision)],
    ["int[]", changed.map((row) => row.attempted)],
    ["int[]", changed.map((row) => row.reversedTo)],
    ["bool[]", changed.map((row) => row.isSent)],
    ["bool[]", changed.map((row) => row.isSettled)],
    ["text[]", changed.map((row) => row.problem)],
    ["int[]", changed.map((row) => row.failures)],
  ];
  // attempted and reversed_to never fall: an instance that is sending may have raised them
  // meanwhile.
  await sql`INSERT INTO derived_events AS d (integration_id, tenant, kind, object_id, key, type,
      external_user, agent_id, time, data, is_wanted, revision, attempted, reversed_to, is_sent,
      is_settled, problem, failures, delivery_id, changed_at)
    SELECT n.a, n.b, n.c, n.d, n.e, n.f, n.g, n.h, n.i, n.j::jsonb, n.k, n.l, n.m, n.n, n.o, n.p, n.q,
      n.r, ${delivery}::bigint, ${isoTime(now)}::timestamptz
    FROM ${unnest(...columns)} AS n(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r)
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

const ofRows = (rows: readonly PlacedRow[]): ArrayColumn[] => [
  ...placeColumns(rows.map(({ place }) => place)),
  ["text[]", rows.map((row) => row.key)],
  ["int[]", rows.map((row) => row.revision)],
];

// Whoever changes an object's events locks the object first, in the order of lockObjects. This
// prevents deadlocks, and what deriving has read stays valid until it has written.
const held = (rows: readonly PlacedRow[]) =>
  sql`held AS MATERIALIZED (
    SELECT o.object_id FROM pairing_objects o
    WHERE (o.integration_id, o.tenant, o.kind, o.object_id) IN (
      SELECT q.a, q.b, q.c, q.d
      FROM ${unnest(...placeColumns(rows.map(({ place }) => place)))} AS q(a, b, c, d))
    ORDER BY o.integration_id, o.tenant, o.kind, o.object_id FOR UPDATE
  )`;

const SAME = sql.raw(`d.integration_id = n.a AND d.tenant = n.b AND d.kind = n.c
  AND d.object_id = n.d AND d.key = n.e`);

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
    FROM ${unnest(...ofRows(rows))} AS n(a, b, c, d, e, f), agents a
    WHERE ${SAME} AND d.revision = n.f AND d.is_wanted AND NOT d.is_sent AND a.id = d.agent_id
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
  const columns: ArrayColumn[] = [
    ...ofRows(outcomes.map(({ row }) => row)),
    ["int[]", outcomes.map((outcome) => outcome.reversedTo)],
    ["bool[]", outcomes.map((outcome) => outcome.isSent)],
    ["text[]", outcomes.map((outcome) => outcome.problem)],
    ["timestamptz[]", outcomes.map(({ retryAt }) => retryAt === null ? null : isoTime(retryAt))],
  ];
  // What must be reversed: everything before a wanted revision, or everything when the event is no
  // longer wanted.
  const target = sql`CASE WHEN d.is_wanted AND d.attempted = d.revision THEN d.revision - 1
    ELSE d.attempted END`;
  await sql`WITH ${held(outcomes.map(({ row }) => row))} UPDATE derived_events d SET
      reversed_to = greatest(d.reversed_to, n.g),
      is_sent = d.is_sent OR (n.h AND d.revision = n.f AND d.is_wanted),
      problem = CASE WHEN d.revision = n.f THEN n.i ELSE d.problem END,
      is_settled = greatest(d.reversed_to, n.g) >= ${target} AND (NOT d.is_wanted
        OR d.agent_id IS NULL OR d.is_sent
        OR (d.revision = n.f AND (n.h OR (n.i IS NOT NULL AND n.j IS NULL)))),
      failures = CASE WHEN n.j IS NULL OR d.revision <> n.f THEN 0 ELSE d.failures + 1 END,
      retry_at = CASE WHEN d.revision = n.f THEN n.j END,
      changed_at = ${isoTime(now)}::timestamptz
    FROM ${unnest(...columns)} AS n(a, b, c, d, e, f, g, h, i, j)
    WHERE ${SAME} AND (SELECT count(*) FROM held) > 0`.execute(db);
}
