import { type Kysely, sql } from "kysely";

/**
 * Why: metrics of agents are shown by period and by team, so the metrics of every day are stored.
 * Ingest only marks the day; a job measures the marked days.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // is_measured: whether the stored metrics match the day's events. is_spread: whether the days
  // whose metrics depend on these events were marked since their last change. measured_at: the last
  // time, so that a day with ongoing work is not measured after every event. All existing days
  // become due.
  `ALTER TABLE agent_days ADD COLUMN is_measured BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN is_spread BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN measured_at TIMESTAMPTZ`,
  // Scoring a day that is already due does not change this index, so updates stay cheap (HOT).
  `CREATE INDEX idx_agent_days_due ON agent_days(agent_id, day) WHERE NOT is_measured`,
  // One row per metric that has data on the day. denominator: null for counts and totals.
  `CREATE TABLE agent_metrics_daily (
    agent_id INTEGER NOT NULL,
    day DATE NOT NULL,
    metric TEXT COLLATE "C" NOT NULL,
    numerator DOUBLE PRECISION NOT NULL,
    denominator DOUBLE PRECISION,
    PRIMARY KEY (agent_id, day, metric),
    FOREIGN KEY (agent_id, day) REFERENCES agent_days(agent_id, day) ON DELETE CASCADE,
    CONSTRAINT valid_denominator CHECK (denominator > 0)
  )`,
  // For one metric of a team, or of all agents, over a period.
  `CREATE INDEX idx_agent_metrics_daily_metric ON agent_metrics_daily(metric, day, agent_id)`,
];
