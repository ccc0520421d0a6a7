import { type Kysely, sql } from "kysely";

/**
 * Why: reliable scores need more than totals: reversals (also of events that arrive later), boosts,
 * calendars and leave, rule versions that apply only to a past period, achievements and challenges
 * as data, fair spins with the rights to them, and one number that shows every instance that any of
 * this changed.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Reversed events, whether they are stored already or arrive later.
  `CREATE TABLE reversals (
    source TEXT COLLATE "C" NOT NULL,
    event_id TEXT COLLATE "C" NOT NULL,
    by_source TEXT COLLATE "C" NOT NULL,
    by_event_id TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (source, event_id)
  )`,
  `ALTER TABLE events ADD COLUMN is_reversed BOOLEAN NOT NULL DEFAULT FALSE`,
  `CREATE INDEX idx_events_agent_time ON events(agent_id, time)`,

  // Raised with every change of what scoring depends on; a batch that sees another number than its
  // instance knows reads everything again before it scores.
  `CREATE TABLE scoring_epoch (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch BIGINT NOT NULL
  )`,
  `INSERT INTO scoring_epoch (id, epoch) VALUES (1, 1)`,
  // A number that was given to a failed transaction is never given again.
  `CREATE SEQUENCE scoring_epochs START 2`,

  // A version without a time is for recalculations (and drafts of them) only.
  `ALTER TABLE rule_sets ALTER COLUMN effective_from DROP NOT NULL`,
  // An applied recalculation makes its version apply to the period; a later one wins.
  `CREATE TABLE recalculations (
    id SERIAL PRIMARY KEY,
    rule_version INTEGER NOT NULL REFERENCES rule_sets(version),
    from_time TIMESTAMPTZ NOT NULL,
    to_time TIMESTAMPTZ NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'draft',
    sequence INTEGER UNIQUE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    applied_at TIMESTAMPTZ,
    finished_at TIMESTAMPTZ,
    CONSTRAINT valid_period CHECK (to_time > from_time),
    CONSTRAINT valid_status CHECK (status IN ('draft', 'running', 'done'))
  )`,
  // Agents whose days must be scored again from a day on, in limited steps: after a recalculation,
  // a new achievement, a boost or a change of a calendar. is_silent: no messages are sent.
  `CREATE TABLE rescores (
    id BIGSERIAL PRIMARY KEY,
    agent_id INTEGER NOT NULL REFERENCES agents(id),
    from_day DATE NOT NULL,
    to_day DATE,
    reason TEXT NOT NULL,
    recalculation_id INTEGER REFERENCES recalculations(id),
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
  )`,

  `CREATE TABLE boosts (
    id SERIAL PRIMARY KEY,
    name TEXT NOT NULL,
    factor DOUBLE PRECISION NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    types TEXT[],
    team_id INTEGER REFERENCES teams(id),
    agent_id INTEGER REFERENCES agents(id),
    spin_id TEXT UNIQUE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT valid_factor CHECK (factor > 0),
    CONSTRAINT valid_span CHECK (ends_at > starts_at),
    CONSTRAINT one_audience CHECK (team_id IS NULL OR agent_id IS NULL)
  )`,
  `CREATE INDEX idx_boosts_agent ON boosts(agent_id) WHERE agent_id IS NOT NULL`,

  // team_id NULL: the organization. A version applies until the next one of the same owner.
  `CREATE TABLE calendars (
    id SERIAL PRIMARY KEY,
    team_id INTEGER REFERENCES teams(id),
    effective_from DATE NOT NULL,
    weekdays INTEGER[] NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE NULLS NOT DISTINCT (team_id, effective_from)
  )`,
  // Holidays of everybody (neither team nor agent) or of a team, and an agent's leave.
  `CREATE TABLE days_off (
    id SERIAL PRIMARY KEY,
    team_id INTEGER REFERENCES teams(id),
    agent_id INTEGER REFERENCES agents(id),
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT valid_span CHECK (last_day >= first_day),
    CONSTRAINT one_owner CHECK (team_id IS NULL OR agent_id IS NULL)
  )`,
  `CREATE INDEX idx_days_off_agent ON days_off(agent_id) WHERE agent_id IS NOT NULL`,
  // [{"from": day, "team": id or null}] from the first move on, oldest first: the agent's team at a
  // time decides calendars and boosts of the past. Empty: always in the team of team_id.
  `ALTER TABLE agents ADD COLUMN team_history JSONB NOT NULL DEFAULT '[]'`,

  // totals: what each achievement family has counted; awarded: first days of awards that no sum can
  // show. version rises with every scoring of the agent, so that an instance can check whether its
  // cached agent is still valid.
  `ALTER TABLE agent_rewards ADD COLUMN progress JSONB NOT NULL DEFAULT '{"totals":{},"awarded":{}}',
    ADD COLUMN version BIGINT NOT NULL DEFAULT 0`,
  `ALTER TABLE achievements ADD COLUMN key TEXT NOT NULL UNIQUE,
    ADD COLUMN family TEXT NOT NULL,
    ADD COLUMN metric JSONB NOT NULL,
    ADD COLUMN span TEXT CHECK (span IN ('day', 'week')),
    ADD COLUMN repeatable BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN secret BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN retired_from DATE`,
  `ALTER TABLE agent_achievements ADD COLUMN award_count INTEGER NOT NULL DEFAULT 0`,
  `CREATE INDEX idx_reward_history_awards ON reward_history(agent_id, (metadata->>'achievement'))
    WHERE type = 'achievement' AND voids IS NULL AND NOT is_void`,

  // kind of challenge_type: individual, team, head_to_head.
  `ALTER TABLE challenges ADD COLUMN key TEXT NOT NULL UNIQUE,
    ADD COLUMN metric JSONB NOT NULL,
    ADD COLUMN audience JSONB NOT NULL,
    ADD COLUMN joining TEXT NOT NULL CHECK (joining IN ('automatic', 'voluntary')),
    ADD COLUMN max_winners INTEGER,
    ADD COLUMN settled_at TIMESTAMPTZ,
    ADD COLUMN needs_settling BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN canceled_at TIMESTAMPTZ`,
  // team_id: the team that the agent counts for, fixed when the row is created. last_time: time of
  // the event that brought current_progress to its value. revision: how often the reward was paid
  // again.
  `ALTER TABLE agent_challenges ADD COLUMN joined_at TIMESTAMPTZ,
    ADD COLUMN team_id INTEGER REFERENCES teams(id),
    ADD COLUMN last_time TIMESTAMPTZ,
    ADD COLUMN place INTEGER,
    ADD COLUMN revision INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN paid_event_id TEXT`,

  // The seed of a day is secret until the day is over; its SHA-256 is shown from the start.
  `CREATE TABLE spin_seeds (
    day DATE PRIMARY KEY,
    seed TEXT NOT NULL,
    commitment TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
  )`,
  // The prizes as data; a version is never changed.
  `CREATE TABLE wheels (
    version SERIAL PRIMARY KEY,
    prizes JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
  )`,
  // How often a prize was won: scope is 'total', a day, or a day and an agent.
  `CREATE TABLE prize_counters (
    prize TEXT NOT NULL,
    scope TEXT NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (prize, scope)
  )`,
  // ref names what earned it: streak/2026-11-20, level/7, achievement/<award>. A used right stays,
  // even when its reason is gone.
  `CREATE TABLE spin_rights (
    id SERIAL PRIMARY KEY,
    agent_id INTEGER NOT NULL REFERENCES agents(id),
    ref TEXT COLLATE "C" NOT NULL,
    earned_at TIMESTAMPTZ NOT NULL,
    spin_id TEXT UNIQUE,
    UNIQUE (agent_id, ref)
  )`,
  `CREATE INDEX idx_spin_rights_open ON spin_rights(agent_id, id) WHERE spin_id IS NULL`,
  `CREATE TABLE spins (
    id TEXT PRIMARY KEY,
    agent_id INTEGER NOT NULL REFERENCES agents(id),
    day DATE NOT NULL,
    number INTEGER NOT NULL,
    wheel_version INTEGER NOT NULL REFERENCES wheels(version),
    candidates JSONB NOT NULL,
    prize JSONB NOT NULL,
    digest TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (agent_id, day, number)
  )`,
];
