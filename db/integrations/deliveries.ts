import { type Kysely, sql } from "kysely";
import type { DeliveryStatus } from "@/core/integrations/statuses.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A webhook that was received, with its result. */
export interface StoredDelivery {
  readonly id: number;
  readonly integrationId: string;
  /** The tool's name of the event. */
  readonly name: string;
  /** Also `failed` while Laurel fails to write an event that follows from a processed webhook. */
  readonly status: DeliveryStatus;
  readonly reason: string | null;
  /**
   * The first problem among the events that follow from it and are not in the log; events that
   * Laurel failed to write come first.
   */
  readonly problem: { readonly type: string; readonly text: string } | null;
  /** When the webhook, or that event, is retried automatically. */
  readonly retryAt: Date | null;
  /** How often it was received. */
  readonly attempts: number;
  readonly receivedAt: Date;
  readonly lastReceivedAt: Date;
  readonly replayedAt: Date | null;
}

const STATUS = sql.raw(
  `CASE WHEN d.status = 'processed' AND EXISTS (SELECT FROM derived_events e
    WHERE e.delivery_id = d.id AND e.problem IS NOT NULL AND e.failures > 0)
    THEN 'failed' ELSE d.status END`,
);

const COLUMNS = sql`d.id, d.integration_id AS "integrationId", d.name, ${STATUS} AS status,
  d.reason, d.attempts, d.received_at AS "receivedAt", d.last_received_at AS "lastReceivedAt",
  d.replayed_at AS "replayedAt", p.problem, coalesce(d.retry_at, p.retry_at) AS "retryAt"`;

const PROBLEM = sql.raw(`LEFT JOIN LATERAL (
    SELECT json_build_object('type', e.type, 'text', e.problem) AS problem, e.retry_at
    FROM derived_events e WHERE e.delivery_id = d.id AND e.problem IS NOT NULL
    ORDER BY e.failures > 0 DESC, e.time LIMIT 1
  ) p ON TRUE`);

/**
 * Stores a webhook; a repeated one is only counted.
 * @param delivery.retryAt when it is read automatically, unless it was read before; null: never
 * @returns its id, and its previous result when it was already stored
 */
export async function saveDelivery(
  db: Kysely<Schema>,
  delivery: {
    readonly integrationId: string;
    readonly digest: string;
    readonly name: string;
    readonly status: DeliveryStatus;
    readonly reason: string | null;
    readonly payload: unknown;
    readonly retryAt: number | null;
    readonly now: number;
  },
): Promise<{ readonly id: number; readonly before: DeliveryStatus | null }> {
  const { integrationId, digest, name, status, reason, payload } = delivery;
  const now = new Date(delivery.now);
  const json = payload === undefined ? null : JSON.stringify(payload);
  const retryAt = delivery.retryAt === null ? null : new Date(delivery.retryAt);
  const { rows } = await sql<{ id: number; status: DeliveryStatus; is_new: boolean }>`
    INSERT INTO webhook_deliveries AS d (integration_id, digest, name, status, reason, payload,
      received_at, last_received_at, retry_at)
    VALUES (${integrationId}, ${digest}, ${name}, ${status}, ${reason}, ${json}::jsonb,
      ${now}::timestamptz, ${now}::timestamptz, ${retryAt}::timestamptz)
    ON CONFLICT (integration_id, digest) DO UPDATE SET attempts = d.attempts + 1,
      last_received_at = excluded.last_received_at
    RETURNING d.id, d.status, d.attempts = 1 AS is_new`.execute(db);
  const { id, status: before, is_new } = rows[0]!;
  return { id, before: is_new ? null : before };
}

/** Stores the result of a webhook; it is not retried automatically after that. */
export async function saveOutcome(
  db: Kysely<Schema>,
  id: number,
  { status, name, reason }: {
    readonly status: DeliveryStatus;
    readonly name?: string;
    readonly reason: string | null;
  },
): Promise<void> {
  await db.updateTable("webhook_deliveries").set({
    status,
    reason,
    failures: 0,
    retry_at: null,
    ...(name === undefined ? {} : { name }),
  }).where("id", "=", id).execute();
}

/** Stores that somebody replayed a webhook. */
export async function noteReplay(db: Kysely<Schema>, id: number, now: number): Promise<void> {
  await db.updateTable("webhook_deliveries").set({
    replayed_at: new Date(now),
    discarded_at: null,
    discard_reason: null,
  })
    .where("id", "=", id).execute();
}

/** Stores that Laurel failed to read a webhook, and when it retries. */
export async function saveFailure(
  db: Kysely<Schema>,
  id: number,
  { name, reason, retryAt }: {
    readonly name?: string;
    readonly reason: string;
    readonly retryAt: (failures: number) => number;
  },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom("webhook_deliveries").select("failures").where("id", "=", id)
      .forUpdate().executeTakeFirst();
    const failures = (row?.failures ?? 0) + 1;
    await trx.updateTable("webhook_deliveries").set({
      status: "failed" as const,
      reason,
      failures,
      retry_at: new Date(retryAt(failures)),
      ...(name === undefined ? {} : { name }),
    }).where("id", "=", id).execute();
  });
}

/** The stored part of a webhook's body. */
export interface StoredPayload {
  /** Also null when the body was `null`. */
  readonly payload: unknown;
  readonly isStored: boolean;
}

/** A webhook that must be read again. */
export interface DueDelivery {
  readonly id: number;
  readonly integrationId: string;
  readonly payload: unknown;
  readonly receivedAt: Date;
}

/**
 * Claims webhooks that Laurel failed to read and whose retry is due; no other instance gets them
 * until the claim ends.
 */
export async function claimFailed(
  db: Kysely<Schema>,
  { now, until, limit }: { readonly now: number; readonly until: number; readonly limit: number },
): Promise<DueDelivery[]> {
  const { rows } = await sql<DueDelivery>`UPDATE webhook_deliveries d
    SET retry_at = ${new Date(until)}::timestamptz
    FROM (SELECT id FROM webhook_deliveries WHERE retry_at <= ${new Date(now)}::timestamptz
      AND payload IS NOT NULL ORDER BY retry_at LIMIT ${limit} FOR UPDATE SKIP LOCKED) due
    WHERE d.id = due.id
    RETURNING d.id, d.integration_id AS "integrationId", d.payload, d.received_at AS "receivedAt"`
    .execute(db);
  return rows;
}

/**
 * Lists an integration's webhooks, newest first, before a cursor (the last id of the previous page).
 */
export async function listIntegrationDeliveries(
  db: Kysely<Schema>,
  integrationId: string,
  page: {
    readonly limit: number;
    readonly before: number | null;
    readonly status: DeliveryStatus | null;
  },
): Promise<StoredDelivery[]> {
  const { rows } = await sql<StoredDelivery>`SELECT ${COLUMNS} FROM webhook_deliveries d ${PROBLEM}
    WHERE d.integration_id = ${integrationId}
      AND (${page.before}::bigint IS NULL OR d.id < ${page.before})
      AND (${page.status}::text IS NULL OR ${STATUS} = ${page.status})
    ORDER BY d.id DESC LIMIT ${page.limit}`.execute(db);
  return rows;
}

/** Lists the ids of an integration's webhooks with a stored body, oldest first, after a cursor (an id). */
export async function listReadable(
  db: Kysely<Schema>,
  integrationId: string,
  page: {
    readonly limit: number;
    readonly after: number;
    readonly status: DeliveryStatus | null;
  },
): Promise<number[]> {
  let query = db.selectFrom("webhook_deliveries").select("id")
    .where("integration_id", "=", integrationId).where("id", ">", page.after)
    .where("payload", "is not", null).orderBy("id").limit(page.limit);
  if (page.status !== null) query = query.where("status", "=", page.status);
  return (await query.execute()).map(({ id }) => id);
}

/** Reads the newest webhook of each integration. */
export async function findLastDeliveries(
  db: Kysely<Schema>,
  integrationIds: readonly string[],
): Promise<Map<string, StoredDelivery>> {
  const { rows } = await sql<StoredDelivery>`SELECT ${COLUMNS}
    FROM unnest(${[...integrationIds]}::text[]) AS q(id)
    CROSS JOIN LATERAL (
      -- A range, so that no plan goes back through everybody's to find that there is none.
      SELECT * FROM webhook_deliveries w
      WHERE w.integration_id >= q.id AND w.integration_id <= q.id
      ORDER BY w.integration_id DESC, w.id DESC LIMIT 1
    ) d ${PROBLEM}`.execute(db);
  return new Map(rows.map((row) => [row.integrationId, row]));
}

/** Reads a webhook with the stored part of its body. */
export async function findIntegrationDelivery(
  db: Kysely<Schema>,
  integrationId: string,
  id: number,
): Promise<(StoredDelivery & StoredPayload) | undefined> {
  const { rows } = await sql<StoredDelivery & StoredPayload>`SELECT ${COLUMNS}, d.payload,
    d.payload IS NOT NULL AS "isStored"
    FROM webhook_deliveries d ${PROBLEM}
    WHERE d.integration_id = ${integrationId} AND d.id = ${id}`.execute(db);
  return rows[0];
}

/** Removes webhooks that were received before a time; returns how many. */
export async function pruneIntegrationDeliveries(
  db: Kysely<Schema>,
  before: number,
  limit: number,
): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM webhook_deliveries WHERE id IN (
      SELECT id FROM webhook_deliveries
      WHERE received_at < ${new Date(before)}::timestamptz AND last_received_at < ${new Date(
    before,
  )}::timestamptz
      ORDER BY received_at LIMIT ${limit})`.execute(db);
  return Number(numAffectedRows ?? 0);
}
