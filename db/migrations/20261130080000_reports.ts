import { type Kysely, sql } from "kysely";

/**
 * Why: a weekly report goes out by itself, by mail or to Slack. The schedules, and one row per
 * schedule, week and recipient that is claimed before anything is sent, so that no instance and no
 * restart sends a report twice.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // slack_url: sealed. active_from: what was due before is not sent any more.
  `CREATE TABLE report_schedules (
    id SERIAL PRIMARY KEY,
    team_id INTEGER REFERENCES teams(id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    recipients TEXT[] NOT NULL DEFAULT '{}',
    slack_url TEXT,
    slack_host TEXT,
    weekday INTEGER NOT NULL DEFAULT 1,
    hour INTEGER NOT NULL DEFAULT 8,
    is_paused BOOLEAN NOT NULL DEFAULT FALSE,
    active_from TIMESTAMPTZ NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT report_channel CHECK (channel IN ('mail', 'slack')),
    CONSTRAINT report_time CHECK (weekday BETWEEN 1 AND 7 AND hour BETWEEN 0 AND 23),
    CONSTRAINT report_target CHECK ((channel = 'slack') = (slack_url IS NOT NULL))
  )`,
  `CREATE INDEX idx_report_schedules_team ON report_schedules(team_id)`,
  // claims: how often the row was claimed for sending; only the latest claim may write an outcome.
  // An expired lease means that nobody knows whether the report arrived: it becomes 'unknown'.
  `CREATE TABLE report_deliveries (
    id SERIAL PRIMARY KEY,
    schedule_id INTEGER NOT NULL REFERENCES report_schedules(id) ON DELETE CASCADE,
    week TEXT NOT NULL,
    recipient TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending',
    attempts INTEGER NOT NULL DEFAULT 0,
    claims INTEGER NOT NULL DEFAULT 0,
    leased_until TIMESTAMPTZ,
    next_attempt_at TIMESTAMPTZ,
    error TEXT,
    sent_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT report_delivered_once UNIQUE (schedule_id, week, recipient),
    CONSTRAINT report_state CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'unknown')),
    CONSTRAINT report_due CHECK ((state = 'pending') = (next_attempt_at IS NOT NULL)),
    CONSTRAINT report_leased CHECK ((state = 'sending') = (leased_until IS NOT NULL))
  )`,
  `CREATE INDEX idx_report_deliveries_open ON report_deliveries(id)
    WHERE state IN ('pending', 'sending')`,
];
