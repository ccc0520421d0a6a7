import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** A browser that gets Web Push. */
export interface NewSubscription {
  readonly sessionId: string;
  readonly endpoint: string;
  /** The browser's public key, in base64url. */
  readonly p256dh: string;
  /** A secret that the browser shares with Laurel, in base64url. */
  readonly auth: string;
  /** Laurel's public key with which the browser subscribed. */
  readonly serverKey: string;
  readonly language: string;
  readonly createdAt: Date;
}

/** Whether the browser of a session gets Web Push with a key of Laurel's. */
export async function isSubscribed(
  db: Kysely<Schema>,
  sessionId: string,
  serverKey: string,
): Promise<boolean> {
  const row = await db.selectFrom("push_subscriptions").select("id")
    .where("session_id", "=", sessionId).where("server_key", "=", serverKey).executeTakeFirst();
  return row !== undefined;
}

/**
 * Stores the subscription of a session, over the one that was there. An endpoint belongs to one
 * session: whoever knows its keys is that browser, and takes it along to a new session.
 * @returns false when the endpoint is stored with other keys
 */
export async function storeSubscription(
  db: Kysely<Schema>,
  { sessionId, endpoint, p256dh, auth, serverKey, language, createdAt }: NewSubscription,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    // Two requests of a session take turns; one that has just ended gets nothing.
    const session = await trx.selectFrom("sessions").select("id").where("id", "=", sessionId)
      .forUpdate().executeTakeFirst();
    if (!session) return true;
    await trx.deleteFrom("push_subscriptions").where("session_id", "=", sessionId)
      .where("endpoint", "<>", endpoint).execute();
    await trx.deleteFrom("push_subscriptions").where("session_id", "<>", sessionId)
      .where("endpoint", "=", endpoint).where("p256dh", "=", p256dh).where("auth", "=", auth)
      .execute();
    const { rows } = await sql`INSERT INTO push_subscriptions
        (session_id, endpoint, p256dh, auth, server_key, language, created_at)
      VALUES (${sessionId}, ${endpoint}, ${p256dh}, ${auth}, ${serverKey}, ${language},
        ${createdAt})
      ON CONFLICT (endpoint) DO UPDATE SET language = excluded.language,
        server_key = excluded.server_key,
        p256dh = excluded.p256dh, auth = excluded.auth
        WHERE push_subscriptions.session_id = excluded.session_id
      RETURNING id`.execute(trx);
    return rows.length > 0;
  });
}

/** Ends Web Push to the browser of a session. */
export async function removeSubscription(db: Kysely<Schema>, sessionId: string): Promise<void> {
  await db.deleteFrom("push_subscriptions").where("session_id", "=", sessionId).execute();
}

/** Removes a subscription that its push service does not know any more. */
export async function removeGone(db: Kysely<Schema>, id: number): Promise<void> {
  await db.deleteFrom("push_subscriptions").where("id", "=", id).execute();
}
