import { type Kysely, sql } from "kysely";

/**
 * Why: how an agent answers, sells and calls is asked for by period and by team, so what every day
 * comes to is kept. Ingest does no more than to mark the day; a job measures what is marked.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // is_measured: whether the day's metrics are those of its events. is_spread: whether the days whose
  // metrics depend on these events were marked since they last changed. measured_at: the last time,
  // so that a day on which somebody is working is not measured after every event.
  // All days that are there already fall due.
  `ALTER TABLE agent_days ADD COLUMN is_measured BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN is_spread BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN measured_at TIMESTAMPTZ`,
  // A day that stays due is in no index anew when it is scored, so that updates stay cheap (HOT).
  `CREATE INDEX idx_agent_days_due ON agent_days(agent_id, day) WHERE NOT is_measured`,
  // One row per metric that the day tells something about. denominator: null for counts and totals.
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
  // For one metric of a team, or of everybody, over a period.
  `CREATE INDEX idx_agent_metrics_daily_metric ON agent_metrics_daily(metric, day, agent_id)`,
];
