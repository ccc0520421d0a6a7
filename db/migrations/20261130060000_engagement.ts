import { type Kysely, sql } from "kysely";

/**
 * Why: managers see whether people use Laurel. Visits are no events of the log: they change while
 * they last, managers and admins make them too, and they are deleted after some weeks, so they have
 * tables of their own. Only counts without people are kept for long.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // A visit to Laurel's pages. id: made by the browser. day: of the start, in the organization's time
  // zone. seconds: spent with the page in front and not idle. last_batch: the last message that
  // counted, so that a repeated one counts once.
  `CREATE TABLE visits (
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    id TEXT COLLATE "C" NOT NULL,
    team_id INTEGER REFERENCES teams(id) ON DELETE SET NULL,
    day DATE NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    last_at TIMESTAMPTZ NOT NULL,
    seconds INTEGER NOT NULL CHECK (seconds >= 0),
    last_batch INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
  )`,
  // Session lengths of the days that are not counted yet, and deletion by age.
  `CREATE INDEX idx_visits_day ON visits(day)`,
  // The days on which a person was here, in which team, and what they used (bits, see
  // core/engagement/features.ts).
  `CREATE TABLE visit_days (
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    day DATE NOT NULL,
    team_id INTEGER REFERENCES teams(id) ON DELETE SET NULL,
    features BIGINT NOT NULL DEFAULT 0,
    visits INTEGER NOT NULL,
    PRIMARY KEY (user_id, day)
  )`,
  // For active people and the share of people who use something: only this index is read.
  `CREATE INDEX idx_visit_days_day ON visit_days(day, user_id) INCLUDE (team_id, features)`,
  // The same by month, of the days that are counted for good: a year is read without its days.
  `CREATE TABLE visit_months (
    month DATE NOT NULL,
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    team_id INTEGER REFERENCES teams(id) ON DELETE CASCADE,
    features BIGINT NOT NULL,
    UNIQUE NULLS NOT DISTINCT (month, user_id, team_id)
  )`,
  `CREATE INDEX idx_visit_months_user ON visit_months(user_id)`,
  `CREATE TABLE feature_uses (
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    day DATE NOT NULL,
    feature TEXT COLLATE "C" NOT NULL,
    uses INTEGER NOT NULL,
    PRIMARY KEY (day, user_id, feature)
  )`,
  `CREATE INDEX idx_feature_uses_user ON feature_uses(user_id)`,

  // Counts of days that are over, without people. team_id NULL: everybody.
  `CREATE TABLE engagement_daily (
    team_id INTEGER REFERENCES teams(id) ON DELETE CASCADE,
    day DATE NOT NULL,
    daily INTEGER NOT NULL,
    weekly INTEGER NOT NULL,
    monthly INTEGER NOT NULL,
    UNIQUE NULLS NOT DISTINCT (team_id, day)
  )`,
  // How many visits were how long: seconds, rounded to ten.
  `CREATE TABLE visit_lengths_daily (
    team_id INTEGER REFERENCES teams(id) ON DELETE CASCADE,
    day DATE NOT NULL,
    seconds INTEGER NOT NULL,
    visits INTEGER NOT NULL,
    UNIQUE NULLS NOT DISTINCT (team_id, day, seconds)
  )`,
  `CREATE TABLE feature_uses_daily (
    team_id INTEGER REFERENCES teams(id) ON DELETE CASCADE,
    day DATE NOT NULL,
    feature TEXT COLLATE "C" NOT NULL,
    uses INTEGER NOT NULL,
    UNIQUE NULLS NOT DISTINCT (team_id, day, feature)
  )`,

  // Every streak of an agent, first day to last. ends_on: the day from which on it counts as ended
  // unless work comes before; in the future for streaks that live.
  `CREATE TABLE streak_spells (
    agent_id INTEGER NOT NULL REFERENCES agents(id) ON DELETE CASCADE,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    length INTEGER NOT NULL,
    ends_on DATE NOT NULL,
    PRIMARY KEY (agent_id, first_day)
  )`,
  `CREATE INDEX idx_streak_spells_first ON streak_spells(first_day, agent_id)
    INCLUDE (length, ends_on)`,
  // Which scoring of an agent (agent_rewards.version) the streaks and tiers were derived from.
  `CREATE TABLE agent_spans (
    agent_id INTEGER PRIMARY KEY REFERENCES agents(id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    derived_at TIMESTAMPTZ NOT NULL
  )`,
  // When an agent first earned an achievement of a tier, and how many days after their first work.
  `CREATE TABLE agent_tiers (
    agent_id INTEGER NOT NULL REFERENCES agents(id) ON DELETE CASCADE,
    tier INTEGER NOT NULL,
    reached_on DATE NOT NULL,
    days INTEGER NOT NULL,
    PRIMARY KEY (agent_id, tier)
  )`,
  // Who takes part in a challenge.
  `CREATE INDEX idx_agent_challenges_participation ON agent_challenges(challenge_id)`,
  // Awards by week: only this index is read.
  `CREATE INDEX idx_reward_history_award_days ON reward_history(day, agent_id)
    WHERE type = 'achievement' AND voids IS NULL AND NOT is_void`,
];
