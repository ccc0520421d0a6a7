import { type Kysely, sql } from "kysely";

/**
 * Why: work that looks unlike that of everybody else is shown to a human with the evidence. What is
 * compared is kept by day, so that a look at a person does not read the log of all peers.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // What the detectors compare, by day; null: too little work to say. burst: paid events in the
  // busiest five minutes. points_per_hour: points of work by hours with work.
  `CREATE TABLE fairness_daily (
    agent_id INTEGER NOT NULL REFERENCES agents(id) ON DELETE CASCADE,
    day DATE NOT NULL,
    burst INTEGER NOT NULL,
    points_per_hour DOUBLE PRECISION,
    PRIMARY KEY (agent_id, day)
  )`,
  `CREATE INDEX idx_fairness_daily_day ON fairness_daily(day, agent_id)
    INCLUDE (burst, points_per_hour)`,
  // How far the job has come through the measured days (agent_days.measured_at): 1: with what is
  // compared, 2: with the findings.
  `CREATE TABLE fairness_progress (
    id INTEGER PRIMARY KEY CHECK (id IN (1, 2)),
    measured_at TIMESTAMPTZ NOT NULL,
    agent_id INTEGER NOT NULL,
    day DATE NOT NULL
  )`,
  `INSERT INTO fairness_progress VALUES (1, 'epoch', 0, '0001-01-01'),
    (2, 'epoch', 0, '0001-01-01')`,
  `CREATE INDEX idx_agent_days_measured ON agent_days(measured_at, agent_id, day)`,
  // evidence: the events, by time. decided_keys: those that the last decision knew.
  `CREATE TABLE fairness_findings (
    id SERIAL PRIMARY KEY,
    agent_id INTEGER NOT NULL REFERENCES agents(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    day DATE NOT NULL,
    strength DOUBLE PRECISION NOT NULL,
    numbers JSONB NOT NULL,
    evidence JSONB NOT NULL,
    from_time TIMESTAMPTZ NOT NULL,
    to_time TIMESTAMPTZ NOT NULL,
    state TEXT NOT NULL DEFAULT 'open',
    decided_keys JSONB NOT NULL DEFAULT '[]',
    revision INTEGER NOT NULL DEFAULT 1,
    found_at TIMESTAMPTZ NOT NULL,
    UNIQUE (agent_id, kind, day),
    CONSTRAINT valid_state CHECK (state IN ('open', 'decided', 'withdrawn'))
  )`,
  `CREATE INDEX idx_fairness_findings_list ON fairness_findings(state, day DESC, id DESC)`,
  `CREATE TABLE fairness_decisions (
    id SERIAL PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES fairness_findings(id) ON DELETE CASCADE,
    agent_id INTEGER NOT NULL REFERENCES agents(id) ON DELETE CASCADE,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_by_name TEXT NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT valid_decision CHECK (decision IN ('fine', 'talked', 'corrected'))
  )`,
  `CREATE INDEX idx_fairness_decisions_finding ON fairness_decisions(finding_id, id)`,
  `CREATE INDEX idx_fairness_decisions_agent ON fairness_decisions(agent_id, id DESC)`,
];
