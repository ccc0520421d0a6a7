import { type Kysely, sql } from "kysely";

/**
 * Why: tools send webhooks in their own terms, in any order and more than once. Laurel stores what
 * they report as facts about objects, the events that follow, whose work it was (or that this is
 * still unknown), and the webhooks themselves for 90 days, so that a mistake in reading them can be
 * corrected.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // secret and previous_secret are encrypted. refused_*: webhooks that did not come from the tool.
  `CREATE TABLE integrations (
    id TEXT COLLATE "C" PRIMARY KEY,
    provider TEXT NOT NULL,
    name TEXT NOT NULL UNIQUE,
    secret TEXT,
    previous_secret TEXT,
    previous_until TIMESTAMPTZ,
    settings JSONB NOT NULL DEFAULT '{}',
    settings_version INTEGER NOT NULL DEFAULT 1,
    tenants TEXT[] NOT NULL DEFAULT '{}',
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE,
    refused_count INTEGER NOT NULL DEFAULT 0,
    refused_at TIMESTAMPTZ,
    refused_reason TEXT,
    deleted_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
  )`,
  // The agent of a person in a tool. agent_id NULL: not assigned yet.
  `CREATE TABLE external_identities (
    provider TEXT NOT NULL,
    tenant TEXT COLLATE "C" NOT NULL,
    external_user TEXT COLLATE "C" NOT NULL,
    agent_id INTEGER REFERENCES agents(id),
    name TEXT,
    email TEXT,
    is_ignored BOOLEAN NOT NULL DEFAULT FALSE,
    first_seen_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    last_seen_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (provider, tenant, external_user)
  )`,
  `CREATE INDEX idx_external_identities_agent ON external_identities(agent_id)
    WHERE agent_id IS NOT NULL`,
  `CREATE INDEX idx_external_identities_waiting
    ON external_identities(provider, tenant, external_user)
    WHERE agent_id IS NULL AND NOT is_ignored`,
  // digest: of the original body, so that a repeated webhook is counted and not stored again.
  `CREATE TABLE webhook_deliveries (
    id BIGSERIAL PRIMARY KEY,
    integration_id TEXT COLLATE "C" NOT NULL REFERENCES integrations(id),
    digest TEXT NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    payload JSONB,
    attempts INTEGER NOT NULL DEFAULT 1,
    received_at TIMESTAMPTZ NOT NULL,
    last_received_at TIMESTAMPTZ NOT NULL,
    replayed_at TIMESTAMPTZ,
    UNIQUE (integration_id, digest)
  )`,
  `CREATE INDEX idx_webhook_deliveries_newest ON webhook_deliveries(integration_id, id)`,
  `CREATE INDEX idx_webhook_deliveries_received ON webhook_deliveries(received_at)`,
  // heard_at: when something new was reported about it. settings_version: the version its events
  // were derived with; when the integration has another one, they are derived again.
  // needs_deriving: they are derived again because somebody's identity changed.
  `CREATE TABLE pairing_objects (
    integration_id TEXT COLLATE "C" NOT NULL REFERENCES integrations(id),
    tenant TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    object_id TEXT COLLATE "C" NOT NULL,
    state JSONB NOT NULL DEFAULT '{}',
    fact_count INTEGER NOT NULL DEFAULT 0,
    needs_deriving BOOLEAN NOT NULL DEFAULT FALSE,
    settings_version INTEGER NOT NULL DEFAULT 0,
    heard_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (integration_id, tenant, kind, object_id)
  )`,
  `CREATE INDEX idx_pairing_objects_due ON pairing_objects(integration_id, tenant, kind, object_id)
    WHERE needs_deriving`,
  `CREATE INDEX idx_pairing_objects_outdated ON pairing_objects(integration_id, settings_version)`,
  `CREATE INDEX idx_pairing_objects_age ON pairing_objects(kind, heard_at)`,
  `CREATE TABLE pairing_facts (
    integration_id TEXT COLLATE "C" NOT NULL,
    tenant TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    object_id TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    fact JSONB NOT NULL,
    delivery_id BIGINT NOT NULL,
    PRIMARY KEY (integration_id, tenant, kind, object_id, key)
  )`,
  `CREATE INDEX idx_pairing_facts_delivery ON pairing_facts(delivery_id)`,
  // Events that follow from the facts, and what the log has of them. attempted: highest revision
  // that was ever sent to the log, as work of sent_agent_id; reversed_to: all revisions up to this
  // one are reversed; is_sent: the log has the current one. is_settled: nothing is left to do (or
  // nothing can be done, because the agent is unknown).
  `CREATE TABLE derived_events (
    integration_id TEXT COLLATE "C" NOT NULL,
    tenant TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    object_id TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    type TEXT NOT NULL,
    external_user TEXT COLLATE "C" NOT NULL,
    agent_id INTEGER REFERENCES agents(id),
    time TIMESTAMPTZ NOT NULL,
    data JSONB NOT NULL,
    is_wanted BOOLEAN NOT NULL,
    revision INTEGER NOT NULL,
    attempted INTEGER NOT NULL,
    sent_agent_id INTEGER REFERENCES agents(id),
    reversed_to INTEGER NOT NULL,
    is_sent BOOLEAN NOT NULL,
    is_settled BOOLEAN NOT NULL,
    problem TEXT,
    changed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (integration_id, tenant, kind, object_id, key)
  )`,
  `CREATE INDEX idx_derived_events_open ON derived_events(changed_at) WHERE NOT is_settled`,
  `CREATE INDEX idx_derived_events_waiting ON derived_events(integration_id, tenant, external_user)
    WHERE is_wanted AND agent_id IS NULL`,
  `CREATE INDEX idx_derived_events_user ON derived_events(integration_id, tenant, external_user)
    WHERE is_wanted`,
];
