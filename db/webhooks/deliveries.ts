import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import type { OutgoingFormat } from "@/core/webhooks/messages.ts";
import type { OutgoingDeliveryView } from "@/core/webhooks/views.ts";
import type { DeliveryState } from "@/core/webhooks/states.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { OutgoingDeliveryTable } from "@/db/postgres/schema_webhooks.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import { isoTime } from "@/db/postgres/unnest.ts";

/** One message to one subscriber. Times in milliseconds since the epoch. */
export type OutgoingDelivery = OutgoingDeliveryView<number> & { readonly endpoint: string };

/** A new message for a subscriber. */
export interface NewDelivery {
  readonly endpoint: string;
  readonly messageId: string;
  readonly type: string;
  readonly body: string;
}

/** Stores deliveries that are due at once; existing ones are not changed. */
export async function insertWebhookDeliveries(
  db: Kysely<Schema>,
  deliveries: readonly NewDelivery[],
  now: number,
): Promise<void> {
  if (deliveries.length === 0) return;
  const columns: NewRows<"outgoing_deliveries"> = {
    endpoint_id: ["text[]", deliveries.map((one) => one.endpoint)],
    message_id: ["text[]", deliveries.map((one) => one.messageId)],
    type: ["text[]", deliveries.map((one) => one.type)],
    body: ["text[]", deliveries.map((one) => one.body)],
    next_attempt_at: sql`${isoTime(now)}::timestamptz`,
    created_at: sql`${isoTime(now)}::timestamptz`,
  };
  await sql`${insertRows("outgoing_deliveries", columns)}
    ON CONFLICT (endpoint_id, message_id) DO NOTHING`.execute(db);
}

/** A delivery that was claimed for sending, with everything that sending needs. */
export interface ClaimedDelivery {
  readonly id: number;
  /** The number of the claim; only the latest claim may write an outcome. */
  readonly claim: number;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  readonly messageId: string;
  readonly type: string;
  readonly body: string;
  readonly endpoint: {
    readonly id: string;
    readonly url: string;
    readonly format: OutgoingFormat;
    /** Encrypted, the current one first. */
    readonly secrets: readonly string[];
  };
}

/** Which deliveries to claim. */
export interface ClaimRequest {
  readonly now: number;
  /** When others may claim them again, if this claim reports no outcome. */
  readonly leasedUntil: number;
  readonly limit: number;
  /** The maximum number per subscriber, so that none takes all places. */
  readonly perEndpoint: number;
  /** Subscribers to leave out. */
  readonly except: readonly string[];
}

/** Claims deliveries that are due; rows that another instance is claiming are left out. */
export async function claimDeliveries(
  db: Kysely<Schema>,
  { now, leasedUntil, limit, perEndpoint, except }: ClaimRequest,
): Promise<ClaimedDelivery[]> {
  const at = sql`${isoTime(now)}::timestamptz`;
  const { rows } = await sql<ClaimRow>`UPDATE outgoing_deliveries d
    SET claims = d.claims + 1, attempts = d.attempts + 1,
      leased_until = ${isoTime(leasedUntil)}::timestamptz
    FROM (
      SELECT due.id FROM webhook_endpoints e CROSS JOIN LATERAL (
        SELECT o.id, o.next_attempt_at FROM outgoing_deliveries o
        WHERE o.endpoint_id = e.id AND o.state = 'pending' AND o.next_attempt_at <= ${at}
          AND (o.leased_until IS NULL OR o.leased_until <= ${at})
        ORDER BY o.next_attempt_at, o.id LIMIT ${perEndpoint} FOR UPDATE SKIP LOCKED
      ) due
      WHERE e.is_enabled AND (e.not_before IS NULL OR e.not_before <= ${at})
        AND e.id <> ALL(${except}::text[])
      ORDER BY due.next_attempt_at, due.id LIMIT ${limit}
    ) chosen, webhook_endpoints e
    WHERE d.id = chosen.id AND e.id = d.endpoint_id
    RETURNING d.id, d.claims, d.attempts, d.message_id, d.type, d.body, e.id AS endpoint_id, e.url,
      e.format, e.secret,
      CASE WHEN e.previous_secret_until > ${at} THEN e.previous_secret END AS previous_secret`
    .execute(db);
  return rows.map((row) => ({
    id: row.id,
    claim: row.claims,
    attempt: row.attempts,
    messageId: row.message_id,
    type: row.type,
    body: row.body,
    endpoint: {
      id: row.endpoint_id,
      url: row.url,
      format: row.format,
      secrets: row.previous_secret === null ? [row.secret] : [row.secret, row.previous_secret],
    },
  }));
}

interface ClaimRow {
  id: number;
  claims: number;
  attempts: number;
  message_id: string;
  type: string;
  body: string;
  endpoint_id: string;
  url: string;
  format: OutgoingFormat;
  secret: string;
  previous_secret: string | null;
}

/** How an attempt ended. */
export interface DeliveryOutcome {
  readonly state: DeliveryState;
  /** When to retry; null unless pending. */
  readonly nextAttemptAt: number | null;
  readonly status: number | null;
  readonly error: string | null;
  readonly durationMilliseconds: number;
  readonly at: number;
}

/** Stores how an attempt ended. @returns false when the claim is no longer the latest */
export async function finishDelivery(
  trx: Transaction<Schema>,
  { id, claim }: Pick<ClaimedDelivery, "id" | "claim">,
  outcome: DeliveryOutcome,
): Promise<boolean> {
  const { numUpdatedRows } = await trx.updateTable("outgoing_deliveries").set({
    state: outcome.state,
    next_attempt_at: outcome.nextAttemptAt === null ? null : new Date(outcome.nextAttemptAt),
    leased_until: null,
    last_status: outcome.status,
    last_error: outcome.error,
    last_duration_ms: outcome.durationMilliseconds,
    last_attempt_at: new Date(outcome.at),
  }).where("id", "=", id).where("claims", "=", claim).where("state", "=", "pending")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Releases a claim as if it had not been made. */
export async function releaseDelivery(
  db: Kysely<Schema>,
  { id, claim }: Pick<ClaimedDelivery, "id" | "claim">,
): Promise<void> {
  await db.updateTable("outgoing_deliveries")
    .set({ leased_until: null, attempts: sql`greatest(attempts - 1, 0)` })
    .where("id", "=", id).where("claims", "=", claim).where("state", "=", "pending").execute();
}

/** Lists deliveries of a subscriber, the newest first. @param before list those with smaller ids */
export async function listWebhookDeliveries(
  db: Kysely<Schema>,
  endpoint: string,
  page: {
    readonly limit: number;
    readonly before: number | null;
    readonly state?: DeliveryState | undefined;
  },
): Promise<OutgoingDelivery[]> {
  const rows = await db.selectFrom("outgoing_deliveries").selectAll()
    .where("endpoint_id", "=", endpoint)
    .$if(page.before !== null, (query) => query.where("id", "<", page.before!))
    .$if(page.state !== undefined, (query) => query.where("state", "=", page.state!))
    .orderBy("id", "desc").limit(page.limit).execute();
  return rows.map(toDelivery);
}

/** Reads a delivery of a subscriber, with its body. */
export async function findWebhookDelivery(
  db: Kysely<Schema>,
  endpoint: string,
  id: number,
): Promise<OutgoingDelivery & { readonly body: string } | undefined> {
  const row = await db.selectFrom("outgoing_deliveries").selectAll()
    .where("endpoint_id", "=", endpoint).where("id", "=", id).executeTakeFirst();
  return row && { ...toDelivery(row), body: row.body };
}

/** Reads the delivery of a message to a subscriber. */
export async function findDeliveryOf(
  db: Kysely<Schema>,
  endpoint: string,
  messageId: string,
): Promise<OutgoingDelivery | undefined> {
  const row = await db.selectFrom("outgoing_deliveries").selectAll()
    .where("endpoint_id", "=", endpoint).where("message_id", "=", messageId).executeTakeFirst();
  return row && toDelivery(row);
}

/** Makes a delivery due now, with a full number of attempts. */
export async function restartDelivery(db: Kysely<Schema>, id: number, now: number): Promise<void> {
  await db.updateTable("outgoing_deliveries")
    .set({
      state: "pending",
      attempts: 0,
      next_attempt_at: new Date(now),
      discarded_at: null,
      discard_reason: null,
    })
    .where("id", "=", id).execute();
}

/** Removes finished deliveries that are older than a time; returns how many. */
export async function pruneWebhookDeliveries(
  db: Kysely<Schema>,
  before: number,
  limit: number,
): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM outgoing_deliveries WHERE id IN (
      SELECT id FROM outgoing_deliveries
      WHERE created_at < ${isoTime(before)}::timestamptz AND state <> 'pending'
      ORDER BY created_at LIMIT ${limit}
    )`.execute(db);
  return Number(numAffectedRows ?? 0);
}

function toDelivery(row: Selectable<OutgoingDeliveryTable>): OutgoingDelivery {
  return {
    id: row.id,
    endpoint: row.endpoint_id,
    messageId: row.message_id,
    type: row.type,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at?.getTime() ?? null,
    lastStatus: row.last_status,
    lastError: row.last_error,
    lastDurationMs: row.last_duration_ms,
    lastAttemptAt: row.last_attempt_at?.getTime() ?? null,
    createdAt: row.created_at.getTime(),
  };
}
