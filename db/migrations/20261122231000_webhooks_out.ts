import { type Kysely, sql } from "kysely";

/**
 * Why: other systems want to know at once what happens in Laurel. The subscriptions, and one row
 * per message and subscriber that is retried until it is delivered or given up, so that no message
 * is lost or sent twice, whichever instance sends it and whenever an instance stops.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE webhook_endpoints (
    id TEXT COLLATE "C" PRIMARY KEY,
    url TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    events TEXT[] NOT NULL,
    format TEXT NOT NULL DEFAULT 'standard',
    secret TEXT NOT NULL,
    previous_secret TEXT,
    previous_secret_until TIMESTAMPTZ,
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE,
    disabled_reason TEXT,
    disabled_at TIMESTAMPTZ,
    failing_since TIMESTAMPTZ,
    failures INTEGER NOT NULL DEFAULT 0,
    not_before TIMESTAMPTZ,
    last_delivered_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT valid_format CHECK (format IN ('standard', 'slack')),
    CONSTRAINT disabled_with_reason CHECK (is_enabled = (disabled_at IS NULL))
  )`,
  // body: exactly what is signed, so every attempt sends the same bytes. claims: how often the row
  // was claimed for sending; the holder of an older claim may no longer write its outcome.
  `CREATE TABLE outgoing_deliveries (
    id BIGSERIAL PRIMARY KEY,
    endpoint_id TEXT COLLATE "C" NOT NULL REFERENCES webhook_endpoints(id) ON DELETE CASCADE,
    message_id TEXT COLLATE "C" NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending',
    attempts INTEGER NOT NULL DEFAULT 0,
    claims INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMPTZ,
    leased_until TIMESTAMPTZ,
    last_status INTEGER,
    last_error TEXT,
    last_duration_ms INTEGER,
    last_attempt_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (endpoint_id, message_id),
    CONSTRAINT valid_state CHECK (state IN ('pending', 'delivered', 'failed')),
    CONSTRAINT due_while_pending CHECK ((state = 'pending') = (next_attempt_at IS NOT NULL))
  )`,
  `CREATE INDEX idx_outgoing_due ON outgoing_deliveries(endpoint_id, next_attempt_at)
    WHERE state = 'pending'`,
  `CREATE INDEX idx_outgoing_newest ON outgoing_deliveries(endpoint_id, id)`,
  `CREATE INDEX idx_outgoing_old ON outgoing_deliveries(created_at)`,

  // Outbox rows up to this position have become deliveries; null: begin with the next row.
  `CREATE TABLE webhook_cursor (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    position BIGINT
  )`,
  `INSERT INTO webhook_cursor (id, position) VALUES (1, NULL)`,
  // The last known leader of each public board. agent: an agent's key, or null when nobody had
  // points. No row: nobody has subscribed so far.
  `CREATE TABLE webhook_leaders (
    kind TEXT PRIMARY KEY,
    period_start DATE NOT NULL,
    agent TEXT COLLATE "C",
    points BIGINT NOT NULL
  )`,
];
