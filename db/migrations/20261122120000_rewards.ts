import { type Kysely, sql } from "kysely";

/**
 * Why: the tables of the plan with their original names, types, constraints and indexes, and what
 * scoring exactly once needs in addition: agents and teams, the event log, per-day state, board
 * scores, the outbox with the relay's position, rule sets and integration keys.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE teams (
    id SERIAL PRIMARY KEY,
    key TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
  )`,
  // key is the id that integrations use; e-mail is stored and compared in lower case.
  `CREATE TABLE agents (
    id SERIAL PRIMARY KEY,
    key TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT UNIQUE,
    team_id INTEGER REFERENCES teams(id) ON DELETE SET NULL,
    time_zone TEXT,
    hidden BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
  )`,
  `CREATE INDEX idx_agents_team ON agents(team_id) WHERE team_id IS NOT NULL`,

  // The plan's six tables.
  `CREATE TABLE agent_rewards (
    id SERIAL PRIMARY KEY,
    agent_id INTEGER REFERENCES agents(id),
    total_points BIGINT DEFAULT 0,
    level INTEGER DEFAULT 1,
    experience BIGINT DEFAULT 0,
    daily_streak INTEGER DEFAULT 0,
    last_login TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT valid_points CHECK (total_points >= 0),
    CONSTRAINT valid_level CHECK (level > 0)
  )`,
  `CREATE TABLE achievements (
    id SERIAL PRIMARY KEY,
    title VARCHAR(100) NOT NULL,
    description TEXT,
    points INTEGER NOT NULL,
    category VARCHAR(50),
    required_progress INTEGER,
    icon_name VARCHAR(50),
    difficulty_tier SMALLINT DEFAULT 1,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT valid_points CHECK (points > 0),
    CONSTRAINT valid_difficulty CHECK (difficulty_tier BETWEEN 1 AND 5)
  )`,
  `CREATE TABLE agent_achievements (
    id SERIAL PRIMARY KEY,
    agent_id INTEGER REFERENCES agents(id),
    achievement_id INTEGER REFERENCES achievements(id),
    current_progress INTEGER DEFAULT 0,
    completed BOOLEAN DEFAULT FALSE,
    completed_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    UNIQUE(agent_id, achievement_id),
    CONSTRAINT valid_progress CHECK (current_progress >= 0)
  )`,
  `CREATE TABLE challenges (
    id SERIAL PRIMARY KEY,
    title VARCHAR(100) NOT NULL,
    description TEXT,
    reward_points INTEGER NOT NULL,
    required_progress INTEGER,
    challenge_type VARCHAR(20),
    difficulty_multiplier DECIMAL(3,2) DEFAULT 1.00,
    start_date TIMESTAMP WITH TIME ZONE,
    end_date TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT valid_dates CHECK (end_date > start_date),
    CONSTRAINT valid_multiplier CHECK (difficulty_multiplier > 0)
  )`,
  `CREATE TABLE agent_challenges (
    id SERIAL PRIMARY KEY,
    agent_id INTEGER REFERENCES agents(id),
    challenge_id INTEGER REFERENCES challenges(id),
    current_progress INTEGER DEFAULT 0,
    completed BOOLEAN DEFAULT FALSE,
    completed_at TIMESTAMP WITH TIME ZONE,
    points_earned INTEGER DEFAULT 0,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    UNIQUE(agent_id, challenge_id),
    CONSTRAINT valid_progress CHECK (current_progress >= 0),
    CONSTRAINT valid_points CHECK (points_earned >= 0)
  )`,
  // Beyond the plan: the event and the rules of a ledger entry, the day for which it counts, and
  // whether it voids another entry. The event's id is stored as text, because Laurel's own events
  // (streaks) have no row in the event log.
  `CREATE TABLE reward_history (
    id SERIAL PRIMARY KEY,
    agent_id INTEGER REFERENCES agents(id),
    points INTEGER NOT NULL,
    reason VARCHAR(100),
    metadata JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    event_source TEXT COLLATE "C" NOT NULL,
    event_id TEXT COLLATE "C" NOT NULL,
    type TEXT NOT NULL,
    rule_version INTEGER NOT NULL,
    time TIMESTAMPTZ NOT NULL,
    day DATE NOT NULL,
    board_day DATE NOT NULL,
    voids INTEGER UNIQUE,
    is_void BOOLEAN NOT NULL DEFAULT FALSE,
    CONSTRAINT valid_points CHECK (points != 0)
  )`,
  `CREATE INDEX idx_agent_rewards_agent_id ON agent_rewards(agent_id)`,
  `CREATE INDEX idx_agent_achievements_lookup ON agent_achievements(agent_id, achievement_id)`,
  `CREATE INDEX idx_agent_challenges_lookup ON agent_challenges(agent_id, challenge_id)`,
  `CREATE INDEX idx_reward_history_agent_date ON reward_history(agent_id, created_at)`,

  // One rewards row per agent; the plan's index alone would allow two.
  `ALTER TABLE agent_rewards ADD CONSTRAINT one_row_per_agent UNIQUE (agent_id)`,
  // An event has at most one entry that is not voided (promise P3), whatever the code does.
  `CREATE UNIQUE INDEX idx_reward_history_standing ON reward_history(event_source, event_id)
    WHERE voids IS NULL AND NOT is_void`,
  `CREATE INDEX idx_reward_history_agent_time ON reward_history(agent_id, time, id)
    WHERE voids IS NULL AND NOT is_void`,

  // answer is JSON and not JSONB, so that a repeated event gets exactly the first answer. day is in
  // the agent's zone, board_day in the organization's zone. Both are stored, so that a replay does
  // not depend on today's settings.
  `CREATE TABLE events (
    id BIGSERIAL PRIMARY KEY,
    source TEXT COLLATE "C" NOT NULL,
    event_id TEXT COLLATE "C" NOT NULL,
    type TEXT NOT NULL,
    agent_id INTEGER NOT NULL REFERENCES agents(id),
    time TIMESTAMPTZ NOT NULL,
    day DATE NOT NULL,
    board_day DATE NOT NULL,
    received_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    data JSONB NOT NULL,
    object_id TEXT COLLATE "C",
    content_hash TEXT NOT NULL,
    key_id INTEGER,
    rule_version INTEGER NOT NULL,
    status TEXT NOT NULL,
    points INTEGER NOT NULL,
    reason TEXT,
    answer JSON NOT NULL,
    UNIQUE (source, event_id)
  )`,
  `CREATE INDEX idx_events_agent_day ON events(agent_id, day)`,
  `CREATE INDEX idx_events_object ON events(type, source, object_id) WHERE object_id IS NOT NULL`,

  `CREATE TABLE agent_days (
    agent_id INTEGER NOT NULL REFERENCES agents(id),
    day DATE NOT NULL,
    state JSONB NOT NULL,
    is_active BOOLEAN NOT NULL,
    streak_length INTEGER NOT NULL,
    streak_last_day DATE,
    streak_freezes INTEGER NOT NULL,
    last_time TIMESTAMPTZ NOT NULL,
    last_source TEXT COLLATE "C" NOT NULL,
    last_event_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (agent_id, day)
  )`,
  `CREATE TABLE leaderboard_scores (
    kind TEXT NOT NULL,
    period_start DATE NOT NULL,
    agent_id INTEGER NOT NULL REFERENCES agents(id),
    agent_key TEXT COLLATE "C" NOT NULL,
    points BIGINT NOT NULL,
    reached_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (kind, period_start, agent_id)
  )`,
  // No index on the board order: it would make every change of a score an index change as well, and
  // boards are read from Redis. Free space on the pages, and no index on changing columns, make
  // updates cheap (HOT).
  `ALTER TABLE leaderboard_scores SET (fillfactor = 80)`,
  `ALTER TABLE agent_days SET (fillfactor = 80)`,
  `ALTER TABLE agent_rewards SET (fillfactor = 80)`,

  // The relay assigns position, without gaps, in commit order (see services/live/relay.ts).
  `CREATE TABLE outbox (
    id BIGSERIAL PRIMARY KEY,
    position BIGINT UNIQUE,
    messages JSON NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
  )`,
  `CREATE INDEX idx_outbox_waiting ON outbox(id) WHERE position IS NULL`,
  `CREATE TABLE relay_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    position BIGINT NOT NULL
  )`,
  `INSERT INTO relay_state (id, position) VALUES (1, 0)`,

  `CREATE TABLE rule_sets (
    version INTEGER PRIMARY KEY,
    effective_from TIMESTAMPTZ NOT NULL,
    rules JSONB NOT NULL,
    note TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
  )`,
  // hash: SHA-256 of the whole key in hex. The key is 32 random bytes, so it needs no slow hash.
  `CREATE TABLE integration_keys (
    id SERIAL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    prefix TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    scopes TEXT[] NOT NULL,
    creates_agents BOOLEAN NOT NULL DEFAULT TRUE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    last_used_at TIMESTAMPTZ,
    revoked_at TIMESTAMPTZ
  )`,
];
