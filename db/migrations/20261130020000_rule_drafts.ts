import { type Kysely, sql } from "kysely";

/**
 * Why: admins edit rules in the browser. A draft is kept on the server, so that nothing is lost and
 * two admins who edit it are told; a trial compares what a past period paid with what it would have
 * paid under other rules, agent by agent in the background; a version says who published it, and one
 * that has not begun can be withdrawn.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // published_by, withdrawn_by: {"id", "name"}. withdrawn_from: when a withdrawn version was to
  // begin; its effective_from is NULL then, so it never scores.
  `ALTER TABLE rule_sets
    ADD COLUMN published_by JSONB,
    ADD COLUMN withdrawn_at TIMESTAMPTZ,
    ADD COLUMN withdrawn_by JSONB,
    ADD COLUMN withdrawn_from TIMESTAMPTZ,
    ADD CHECK ((withdrawn_at IS NULL) = (withdrawn_from IS NULL)),
    ADD CHECK (withdrawn_at IS NULL OR effective_from IS NULL)`,
  // agents: how many were queued when it was applied.
  `ALTER TABLE recalculations
    ADD COLUMN created_by JSONB,
    ADD COLUMN applied_by JSONB,
    ADD COLUMN agents INTEGER`,
  // rules: as they were typed, so also incomplete or wrong.
  `CREATE TABLE rule_drafts (
    id SERIAL PRIMARY KEY,
    name TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    rules JSONB NOT NULL,
    based_on INTEGER REFERENCES rule_sets(version) ON DELETE SET NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    created_by JSONB NOT NULL,
    changed_by JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
  )`,
  // after_agent: the key of the last agent that was compared. leased_until: an instance compares the
  // next agents, unless it stopped.
  `CREATE TABLE rule_trials (
    id SERIAL PRIMARY KEY,
    rules JSONB NOT NULL,
    rule_version INTEGER NOT NULL,
    recalculation_id INTEGER REFERENCES recalculations(id) ON DELETE CASCADE,
    from_time TIMESTAMPTZ NOT NULL,
    to_time TIMESTAMPTZ NOT NULL,
    status TEXT NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'done', 'failed')),
    agents INTEGER NOT NULL,
    done_agents INTEGER NOT NULL DEFAULT 0,
    after_agent TEXT NOT NULL DEFAULT '',
    leased_until TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    CHECK (to_time > from_time)
  )`,
  `CREATE INDEX idx_rule_trials_running ON rule_trials(id) WHERE status = 'running'`,
  `CREATE INDEX idx_rule_trials_recalculation ON rule_trials(recalculation_id)
    WHERE recalculation_id IS NOT NULL`,
  `CREATE TABLE rule_trial_agents (
    trial_id INTEGER NOT NULL REFERENCES rule_trials(id) ON DELETE CASCADE,
    agent_id INTEGER NOT NULL REFERENCES agents(id) ON DELETE CASCADE,
    points_before INTEGER NOT NULL,
    difference INTEGER NOT NULL,
    changed_entries INTEGER NOT NULL,
    PRIMARY KEY (trial_id, agent_id)
  )`,
  `CREATE INDEX idx_rule_trial_agents_agent ON rule_trial_agents(agent_id)`,
];
