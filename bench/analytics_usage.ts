/** What pages of insights read besides the work: visits, streaks, awards, challenges, performance. */
import type pg from "pg";
import { SUM_COLUMNS } from "@/db/performance/columns.ts";
import { withClient } from "./rig.ts";

const FEATURES = "ARRAY['level','streak','activity','leaderboard','spin']";
const TEAMS_AND_ALL = "(SELECT id FROM teams UNION ALL SELECT NULL) t";
const CHALLENGES = 12;

const days = (from: string, to = "CURRENT_DATE") =>
  `(SELECT d::date AS day FROM generate_series(${from}, ${to}, '1 day') d) d`;
const working = "extract(isodow FROM d.day) < 6";

const STATEMENTS = [
  `INSERT INTO users (id, name, email, agent_id, role, email_verified)
    SELECT 'user-' || id, name, key || '@bench.example', id, 'agent', FALSE FROM agents`,
  `INSERT INTO visit_days (user_id, day, team_id, features, visits)
    SELECT 'user-' || a.id, d.day, a.team_id, (a.id * 7 + extract(day FROM d.day)::int) % 4096, 3
    FROM agents a, ${days("CURRENT_DATE - 365")} WHERE ${working}`,
  `INSERT INTO visit_months (month, user_id, team_id, features)
    SELECT date_trunc('month', day)::date, user_id, team_id, bit_or(features) FROM visit_days
    WHERE day < CURRENT_DATE - 1 GROUP BY 1, 2, 3`,
  `INSERT INTO visits (user_id, id, team_id, day, started_at, last_at, seconds, last_batch)
    SELECT 'user-' || a.id, d.day || '-' || k, a.team_id, d.day, d.day, d.day,
      (a.id * 13 + k * 100) % 5000, 1
    FROM agents a, ${days("CURRENT_DATE - 34")}, generate_series(1, 3) k WHERE ${working}`,
  `INSERT INTO feature_uses (user_id, day, feature, uses)
    SELECT 'user-' || a.id, d.day, f, 3
    FROM agents a, ${days("CURRENT_DATE - 34")}, unnest(${FEATURES}) f WHERE ${working}`,
  `INSERT INTO engagement_daily (team_id, day, daily, weekly, monthly)
    SELECT t.id, d.day, 40, 45, 50 FROM ${TEAMS_AND_ALL},
      ${days("CURRENT_DATE - 365", "CURRENT_DATE - 2")}`,
  `INSERT INTO visit_lengths_daily (team_id, day, seconds, visits)
    SELECT t.id, d.day, s * 10, 5 FROM ${TEAMS_AND_ALL},
      ${days("CURRENT_DATE - 365", "CURRENT_DATE - 2")}, generate_series(0, 60) s`,
  `INSERT INTO feature_uses_daily (team_id, day, feature, uses)
    SELECT t.id, d.day, f, 100 FROM ${TEAMS_AND_ALL},
      ${days("CURRENT_DATE - 365", "CURRENT_DATE - 2")}, unnest(${FEATURES}) f`,
  `INSERT INTO streak_spells (agent_id, first_day, last_day, length, ends_on)
    SELECT a.id, d.day, d.day + 5, 1 + (a.id + extract(doy FROM d.day)::int) % 40, d.day + 7
    FROM agents a, ${days("CURRENT_DATE - 365")} WHERE extract(doy FROM d.day)::int % 9 = 0`,
  `INSERT INTO agent_tiers (agent_id, tier, reached_on, days)
    SELECT a.id, t, CURRENT_DATE - a.id % 300, a.id % 90 FROM agents a, generate_series(1, 5) t`,
  `INSERT INTO agent_spans (agent_id, version, derived_at)
    SELECT agent_id, version, CURRENT_TIMESTAMP FROM agent_rewards
    ON CONFLICT (agent_id) DO UPDATE SET version = excluded.version`,
  `INSERT INTO reward_history (agent_id, points, reason, metadata, event_source, event_id, type,
      rule_version, time, day, board_day)
    SELECT a.id, 10, 'achievement', '{}', 'laurel:achievement', a.id || '-' || n, 'achievement', 1,
      CURRENT_DATE - n * 4, CURRENT_DATE - n * 4, CURRENT_DATE - n * 4
    FROM agents a, generate_series(0, 20) n`,
  `INSERT INTO challenges (key, title, reward_points, challenge_type, start_date, end_date, metric,
      audience, joining, settled_at)
    SELECT 'challenge-' || n, 'Challenge ' || n, 50, 'individual',
      CURRENT_DATE - 2 - n * 7, CURRENT_DATE + 5 - n * 7,
      '{"events": ["call_completed"], "measure": {"kind": "count"}}', '"everyone"', 'automatic',
      CASE WHEN n > 1 THEN CURRENT_DATE - n * 7 + 6 END
    FROM generate_series(0, ${CHALLENGES - 1}) n`,
  `INSERT INTO agent_challenges (agent_id, challenge_id, current_progress)
    SELECT a.id, c.id, a.id % 30 FROM agents a, challenges c`,
  `INSERT INTO agent_performance_daily (day, agent_id, response_time_sum, response_time_count,
      pipeline_conversion_sum, pipeline_conversion_count, contact_quality_sum,
      contact_quality_count, call_success_sum, call_success_count, output_sum, output_count)
    SELECT day, agent_id, 300 + (agent_id * 7 + extract(doy FROM day)::int) % 100, 5,
      agent_id % 3, 3, 2 + agent_id % 2, 4, 3 + (agent_id + extract(doy FROM day)::int) % 3, 6,
      8 + agent_id % 5, 1
    FROM agent_days`,
  `INSERT INTO agent_performance_weekly (week, agent_id, ${SUM_COLUMNS.join(", ")})
    SELECT date_trunc('week', day::timestamp)::date, agent_id,
      ${SUM_COLUMNS.map((name) => `sum(${name} ORDER BY day)`).join(", ")}
    FROM agent_performance_daily GROUP BY 1, 2`,
];

/** Adds them to a history that `fillAnalyticsHistory` has written. */
export async function fillAnalyticsUsage(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client: pg.Client) => {
    await client.query("SET synchronous_commit = off");
    for (const statement of STATEMENTS) await client.query(statement);
  });
}
