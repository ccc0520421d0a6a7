import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import type { WebhookSettings, WebhookView } from "@/core/webhooks/views.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { WebhookEndpointTable } from "@/db/postgres/schema_webhooks.ts";

/** A subscription, without its secret. Times in milliseconds since the epoch. */
export type WebhookEndpoint = WebhookView<number>;

/** Lists all subscriptions, the oldest first. Their number is limited when they are created. */
export async function listEndpoints(db: Kysely<Schema>): Promise<WebhookEndpoint[]> {
  const rows = await db.selectFrom("webhook_endpoints").selectAll().orderBy("created_at")
    .orderBy("id").execute();
  return rows.map(toEndpoint);
}

/** Returns the subscription with this id. */
export async function findEndpoint(
  db: Kysely<Schema>,
  id: string,
): Promise<WebhookEndpoint | undefined> {
  const row = await db.selectFrom("webhook_endpoints").selectAll().where("id", "=", id)
    .executeTakeFirst();
  return row && toEndpoint(row);
}

/**
 * Stores a subscription, enabled.
 * @returns false when there are already `most` (instances that store at the same time wait for each
 *   other)
 */
export function insertEndpoint(
  db: Kysely<Schema>,
  endpoint: WebhookSettings & { id: string; secret: string; createdAt: number },
  most: number,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await sql`LOCK TABLE webhook_endpoints IN SHARE ROW EXCLUSIVE MODE`.execute(trx);
    const { count } = await trx.selectFrom("webhook_endpoints")
      .select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
    if (Number(count) >= most) return false;
    const { createdAt, events, ...rest } = endpoint;
    await trx.insertInto("webhook_endpoints")
      .values({ ...rest, events: [...events], created_at: new Date(createdAt) }).execute();
    return true;
  });
}

/**
 * Changes settings; fields that are left out stay. @returns false when there is no such
 * subscription
 */
export async function updateEndpoint(
  db: Kysely<Schema>,
  id: string,
  { events, ...settings }: Partial<WebhookSettings>,
): Promise<boolean> {
  const values = { ...settings, ...(events === undefined ? {} : { events: [...events] }) };
  if (Object.keys(values).length === 0) return (await findEndpoint(db, id)) !== undefined;
  const { numUpdatedRows } = await db.updateTable("webhook_endpoints").set(values)
    .where("id", "=", id).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Removes a subscription with its deliveries. @returns false when there is none */
export async function deleteEndpoint(db: Kysely<Schema>, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("webhook_endpoints").where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Enables a subscription and resets its failures. */
export async function enableEndpoint(db: Kysely<Schema>, id: string): Promise<void> {
  await db.updateTable("webhook_endpoints").set({
    is_enabled: true,
    disabled_reason: null,
    disabled_at: null,
    failing_since: null,
    failures: 0,
    not_before: null,
  }).where("id", "=", id).where("is_enabled", "=", false).execute();
}

/**
 * Disables a subscription: no new messages are stored for it, and waiting ones are given up.
 * @param reason for people
 */
export async function disableEndpoint(
  trx: Transaction<Schema>,
  id: string,
  reason: string,
  at: number,
): Promise<void> {
  await trx.updateTable("webhook_endpoints")
    .set({ is_enabled: false, disabled_reason: reason, disabled_at: new Date(at) })
    .where("id", "=", id).where("is_enabled", "=", true).execute();
  await trx.updateTable("outgoing_deliveries").set({
    state: "failed",
    next_attempt_at: null,
    leased_until: null,
    last_error: sql<string>`coalesce(last_error || ' ', '') || 'The webhook was turned off.'`,
  }).where("endpoint_id", "=", id).where("state", "=", "pending").execute();
}

/** Stores a success and resets the failures. */
export async function noteSuccess(trx: Transaction<Schema>, id: string, at: number): Promise<void> {
  await trx.updateTable("webhook_endpoints")
    .set({ failing_since: null, failures: 0, not_before: null, last_delivered_at: new Date(at) })
    .where("id", "=", id).execute();
}

/**
 * Stores a failed attempt.
 * @param notBefore when the receiver asked for a pause until a time
 * @returns since when and how often attempts have failed since the last success
 */
export async function noteFailure(
  trx: Transaction<Schema>,
  id: string,
  at: number,
  notBefore: number | null,
): Promise<{ readonly failingSince: number; readonly failures: number } | undefined> {
  const row = await trx.updateTable("webhook_endpoints").set({
    failing_since: sql`coalesce(failing_since, ${new Date(at).toISOString()}::timestamptz)`,
    failures: sql`failures + 1`,
    ...(notBefore === null ? {} : { not_before: new Date(notBefore) }),
  }).where("id", "=", id).returning(["failing_since", "failures"]).executeTakeFirst();
  return row && { failingSince: row.failing_since!.getTime(), failures: row.failures };
}

/** Reads the stored secret of a subscription; it is encrypted. */
export async function findSecret(db: Kysely<Schema>, id: string): Promise<string | undefined> {
  const row = await db.selectFrom("webhook_endpoints").select("secret").where("id", "=", id)
    .executeTakeFirst();
  return row?.secret;
}

/**
 * Gives a subscription a new secret; until a time, the previous one signs as well.
 * @returns false when there is no such subscription
 */
export async function rotateSecret(
  db: Kysely<Schema>,
  id: string,
  secret: string,
  previousUntil: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable("webhook_endpoints").set((eb) => ({
    secret,
    previous_secret: eb.ref("secret"),
    previous_secret_until: new Date(previousUntil),
  })).where("id", "=", id).executeTakeFirst();
  return numUpdatedRows > 0n;
}

function toEndpoint(row: Selectable<WebhookEndpointTable>): WebhookEndpoint {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    events: row.events,
    format: row.format,
    isEnabled: row.is_enabled,
    disabledReason: row.disabled_reason,
    disabledAt: row.disabled_at?.getTime() ?? null,
    failingSince: row.failing_since?.getTime() ?? null,
    failures: row.failures,
    lastDeliveredAt: row.last_delivered_at?.getTime() ?? null,
    previousSecretUntil: row.previous_secret_until?.getTime() ?? null,
    createdAt: row.created_at.getTime(),
  };
}
