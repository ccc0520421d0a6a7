import { type Kysely, sql } from "kysely";

/**
 * Why: the weekly report counted the events of everybody one by one, and the page of performance
 * added up every person's day. With millions of events both took longer than a person waits for a
 * page, so days and weeks are added up when a day is measured.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const PARTS = ["response_time", "pipeline_conversion", "contact_quality", "call_success", "output"];
const COLUMNS = PARTS.flatMap((part) => [`${part}_sum`, `${part}_count`]);

const STATEMENTS = [
  // Events of work that count. board_day: the organization's day, which is not always the person's.
  `CREATE TABLE agent_work_daily (
    agent_id INTEGER NOT NULL,
    day DATE NOT NULL,
    board_day DATE NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (agent_id, day, board_day),
    FOREIGN KEY (agent_id, day) REFERENCES agent_days(agent_id, day) ON DELETE CASCADE
  )`,
  `INSERT INTO agent_work_daily (agent_id, day, board_day, events)
    SELECT e.agent_id, e.day, e.board_day, count(*)
    FROM events e JOIN agent_days d ON d.agent_id = e.agent_id AND d.day = e.day
    WHERE NOT e.is_reversed
      AND e.type NOT IN ('challenge_completed', 'spin_won', 'points_corrected', 'event_reversed')
    GROUP BY e.agent_id, e.day, e.board_day`,
  // A report reads all people of some days, from the index alone.
  `CREATE INDEX idx_agent_work_daily_board ON agent_work_daily(board_day, agent_id, day)
    INCLUDE (events)`,
  // week: its Monday. A row without days has zeros.
  `CREATE TABLE agent_performance_weekly (
    week DATE NOT NULL,
    agent_id INTEGER NOT NULL REFERENCES agents(id) ON DELETE CASCADE,
    ${COLUMNS.map((name) => `${name} DOUBLE PRECISION NOT NULL DEFAULT 0`).join(",\n    ")},
    PRIMARY KEY (week, agent_id)
  )`,
  `INSERT INTO agent_performance_weekly (week, agent_id, ${COLUMNS.join(", ")})
    SELECT date_trunc('week', day::timestamp)::date, agent_id,
      ${COLUMNS.map((name) => `sum(${name} ORDER BY day)`).join(", ")}
    FROM agent_performance_daily GROUP BY 1, 2`,
  // For the foreign key.
  `CREATE INDEX idx_agent_performance_weekly_agent ON agent_performance_weekly(agent_id)`,
  // Days are added in their order, so that a small index finds those of a week. It is no burden for
  // ingest, which changes the rows of a day with every event.
  `CREATE INDEX idx_agent_days_day ON agent_days USING brin (day) WITH (pages_per_range = 16)`,
  // The few entries of the ledger that reports count.
  `CREATE INDEX idx_reward_history_prizes ON reward_history(type, board_day, agent_id)
    WHERE type IN ('achievement', 'challenge_completed') AND voids IS NULL AND NOT is_void`,
];
