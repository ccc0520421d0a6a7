import { type Kysely, sql } from "kysely";

/**
 * Why: a person who closed Laurel hears of a streak in danger only when it is over. A browser that
 * the person chose gets it by Web Push; sending has a queue that all instances share.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // A browser is a session: whatever ends the session ends the subscription.
  `CREATE TABLE push_subscriptions (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    session_id TEXT NOT NULL UNIQUE REFERENCES sessions(id) ON DELETE CASCADE,
    endpoint TEXT COLLATE "C" NOT NULL UNIQUE,
    p256dh TEXT NOT NULL,
    auth TEXT NOT NULL,
    -- Laurel's public key with which the browser subscribed: with another one it gets nothing.
    server_key TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
  )`,

  // A row stays when it is done, so that nothing is queued twice; a day later it goes.
  // leased_until: an instance that is still sending then has stopped.
  `CREATE TABLE push_deliveries (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subscription_id BIGINT NOT NULL REFERENCES push_subscriptions(id) ON DELETE CASCADE,
    notification_id BIGINT NOT NULL REFERENCES notifications(id) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'done')),
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMPTZ NOT NULL,
    leased_until TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (subscription_id, notification_id)
  )`,
  `CREATE INDEX idx_push_deliveries_due ON push_deliveries(next_attempt_at)
    WHERE state = 'pending'`,
  `CREATE INDEX idx_push_deliveries_notification ON push_deliveries(notification_id)`,
  `CREATE INDEX idx_push_deliveries_created ON push_deliveries(created_at)`,
];
