import { type Kysely, sql } from "kysely";
import type { DeliveryStatus } from "../core/integration_views.ts";
import type { Schema } from "./schema.ts";

/** A webhook that was received, and what became of it. */
export interface StoredDelivery {
  readonly id: number;
  readonly integrationId: string;
  /** What the tool calls it. */
  readonly name: string;
  readonly status: DeliveryStatus;
  readonly reason: string | null;
  /** How often it was received. */
  readonly attempts: number;
  readonly receivedAt: Date;
  readonly lastReceivedAt: Date;
  readonly replayedAt: Date | null;
}

const COLUMNS = sql.raw(`d.id, d.integration_id AS "integrationId", d.name, d.status, d.reason,
  d.attempts, d.received_at AS "receivedAt", d.last_received_at AS "lastReceivedAt",
  d.replayed_at AS "replayedAt"`);

/**
 * Keeps a webhook; the same one again is counted.
 * @returns its id, and what had become of it when it was here before
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
    readonly now: number;
  },
): Promise<{ readonly id: number; readonly before: DeliveryStatus | null }> {
  const { integrationId, digest, name, status, reason, payload } = delivery;
  const now = new Date(delivery.now);
  const json = payload === undefined ? null : JSON.stringify(payload);
  const { rows } = await sql<{ id: number; status: DeliveryStatus; is_new: boolean }>`
    INSERT INTO webhook_deliveries AS d (integration_id, digest, name, status, reason, payload,
      received_at, last_received_at)
    VALUES (${integrationId}, ${digest}, ${name}, ${status}, ${reason}, ${json}::jsonb,
      ${now}::timestamptz, ${now}::timestamptz)
    ON CONFLICT (integration_id, digest) DO UPDATE SET attempts = d.attempts + 1,
      last_received_at = excluded.last_received_at
    RETURNING d.id, d.status, d.attempts = 1 AS is_new`.execute(db);
  const { id, status: before, is_new } = rows[0]!;
  return { id, before: is_new ? null : before };
}

/** Notes what became of a webhook. */
export async function saveOutcome(
  db: Kysely<Schema>,
  id: number,
  { status, name, reason, replayedAt }: {
    readonly status: DeliveryStatus;
    readonly name?: string;
    readonly reason: string | null;
    readonly replayedAt?: number;
  },
): Promise<void> {
  await db.updateTable("webhook_deliveries").set({
    ...{ status, reason },
    ...(name === undefined ? {} : { name }),
    ...(replayedAt === undefined ? {} : { replayed_at: new Date(replayedAt) }),
  }).where("id", "=", id).execute();
}

/** An integration's webhooks, newest first, before a cursor (the last id of the page before). */
export async function listDeliveries(
  db: Kysely<Schema>,
  integrationId: string,
  page: {
    readonly limit: number;
    readonly before: number | null;
    readonly status: DeliveryStatus | null;
  },
): Promise<StoredDelivery[]> {
  const { rows } = await sql<StoredDelivery>`SELECT ${COLUMNS} FROM webhook_deliveries d
    WHERE d.integration_id = ${integrationId}
      AND (${page.before}::bigint IS NULL OR d.id < ${page.before})
      AND (${page.status}::text IS NULL OR d.status = ${page.status})
    ORDER BY d.id DESC LIMIT ${page.limit}`.execute(db);
  return rows;
}

/** The newest webhook of each integration. */
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
    ) d`.execute(db);
  return new Map(rows.map((row) => [row.integrationId, row]));
}

/** A webhook with what was kept of its body. */
export async function findDelivery(
  db: Kysely<Schema>,
  integrationId: string,
  id: number,
): Promise<(StoredDelivery & { readonly payload: unknown }) | undefined> {
  const { rows } = await sql<StoredDelivery & { payload: unknown }>`SELECT ${COLUMNS}, d.payload
    FROM webhook_deliveries d
    WHERE d.integration_id = ${integrationId} AND d.id = ${id}`.execute(db);
  return rows[0];
}

/** Removes webhooks received before a time; returns how many. */
export async function pruneDeliveries(
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
