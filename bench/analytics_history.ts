/** A quarter of a year of an organization of thousands of people, written by SQL. */
import { METRIC_DEFINITIONS } from "@/core/metrics/definitions.ts";
import { EMPTY_DAY } from "@/core/scoring/score_day.ts";
import { withClient } from "./rig.ts";

const TEAM_SIZE = 50;
const DAYS = 90;
/** The share of events that pay. */
const PAID_SHARE = 0.7;
const DAYS_PER_STATEMENT = 10;

/** Types with their share of all events, in parts of 100. */
const TYPES = [
  ["message_response", 38],
  ["message_received", 16],
  ["call_completed", 12],
  ["inbound_handled", 8],
  ["conversation_resolved", 8],
  ["contact_updated", 8],
  ["deal_stage_changed", 6],
  ["csat_received", 4],
] as const;

/** The metrics that the history has on every working day. */
const METRICS = METRIC_DEFINITIONS.filter(({ key }) =>
  [
    "chat_responses",
    "chat_response_time",
    "chat_message_quality",
    "chat_resolutions",
    "chat_first_contact_resolution",
    "chat_csat",
    "contacts_data_quality",
    "contacts_completeness",
    "dialer_success_rate",
    "dialer_talk_time",
    "pipeline_progression",
    "pipeline_conversion",
  ].includes(key)
);

/**
 * Fills a migrated database that has the agents already: teams, events, ledger, days, metrics,
 * boards and totals, of {@link DAYS} days until today. The rows are those that pages read; they were
 * not scored, so the database is for reading only.
 */
export async function fillAnalyticsHistory(
  databaseUrl: string,
  { people, events }: { readonly people: number; readonly events: number },
): Promise<void> {
  const perDay = Math.ceil(events / people / DAYS);
  await withClient(databaseUrl, async (client) => {
    const run = async (text: string, values: unknown[] = []) => {
      await client.query(text, values);
    };
    // Nothing is read before the end, and a crash may lose the copy.
    await run("SET synchronous_commit = off");
    await run(
      `INSERT INTO teams (key, name) SELECT 'team-' || n, 'Team ' || n
      FROM generate_series(1, $1::int) n`,
      [Math.ceil(people / TEAM_SIZE)],
    );
    await run(
      `UPDATE agents a SET team_id = t.id FROM teams t
      WHERE t.key = 'team-' || (1 + (substr(a.key, 7)::int / ${TEAM_SIZE}))`,
    );
    const cumulated = TYPES.map((_, i) => TYPES.slice(0, i + 1).reduce((sum, [, n]) => sum + n, 0));
    const typeOf = `CASE ${
      TYPES.map(([type], i) => `WHEN h.roll < ${cumulated[i]} THEN '${type}'`).join(" ")
    } END`;
    for (let from = DAYS; from > 0; from -= DAYS_PER_STATEMENT) {
      const to = Math.max(0, from - DAYS_PER_STATEMENT) + 1;
      // One statement writes a day before its events, because metrics refer to it.
      await run(
        `INSERT INTO agent_days (agent_id, day, state, is_active, streak_length, streak_last_day,
          streak_freezes, last_time, last_source, last_event_id, is_measured, is_spread)
        SELECT a.id, d.day, $3::jsonb, TRUE, 1 + (a.id + extract(doy FROM d.day)::int) % 20, d.day, 0,
          d.day + interval '17 hours', '/bench', 'last', TRUE, TRUE
        FROM agents a, (SELECT CURRENT_DATE - n AS day FROM generate_series($1::int, $2::int) n) d`,
        [to, from, JSON.stringify(EMPTY_DAY)],
      );
      await run(
        `WITH made AS (
          INSERT INTO events (source, event_id, type, agent_id, time, day, board_day, received_at,
            data, content_hash, rule_version, status, points, answer)
          SELECT '/bench', h.day || '-' || h.agent_id || '-' || h.k, ${typeOf}, h.agent_id,
            h.day + interval '9 hours' + h.k * interval '20 minutes', h.day, h.day,
            h.day + interval '9 hours' + h.k * interval '20 minutes', '{"responseTime": 60}', '', 1,
            CASE WHEN h.paid THEN 'scored' ELSE 'recorded' END,
            CASE WHEN h.paid THEN 5 + h.roll % 20 ELSE 0 END, '{}'
          FROM (SELECT a.id AS agent_id, d.day, k,
              (a.id * 31 + k * 17 + extract(doy FROM d.day)::int * 7) % 100 AS roll,
              (a.id * 13 + k * 7 + extract(doy FROM d.day)::int) % 100 < ${
          Math.round(PAID_SHARE * 100)
        } AS paid
            FROM agents a, (SELECT CURRENT_DATE - n AS day FROM generate_series($1::int, $2::int) n) d,
              generate_series(1, $3::int) k) h
          RETURNING source, event_id, type, agent_id, time, day, board_day, points
        ),
        counted AS (
          INSERT INTO agent_work_daily (agent_id, day, board_day, events)
          SELECT agent_id, day, board_day, count(*) FROM made GROUP BY 1, 2, 3
        )
        INSERT INTO reward_history (agent_id, points, reason, metadata, event_source, event_id, type,
          rule_version, time, day, board_day)
        SELECT agent_id, points, type, '{}', source, event_id, type, 1, time, day, board_day
        FROM made WHERE points > 0`,
        [to, from, perDay],
      );
      await run(
        `INSERT INTO agent_metrics_daily (agent_id, day, metric, numerator, denominator)
        SELECT a.id, d.day, m.metric,
          CASE WHEN m.is_ratio THEN (1 + (a.id * 7 + extract(doy FROM d.day)::int) % 9) ELSE 5 END,
          CASE WHEN m.is_ratio THEN 10 END
        FROM agents a, (SELECT CURRENT_DATE - n AS day FROM generate_series($1::int, $2::int) n) d,
          unnest($3::text[], $4::boolean[]) AS m (metric, is_ratio)`,
        [
          to,
          from,
          METRICS.map(({ key }) => key),
          METRICS.map(({ kind }) => kind !== "count" && kind !== "total"),
        ],
      );
    }
    await run(
      `INSERT INTO leaderboard_scores (kind, period_start, agent_id, agent_key, points, reached_at)
      SELECT p.kind, CASE p.kind WHEN 'all' THEN DATE '1970-01-01'
          ELSE date_trunc(p.kind, h.board_day)::date END, h.agent_id, a.key, sum(h.points), max(h.time)
      FROM reward_history h JOIN agents a ON a.id = h.agent_id,
        unnest(ARRAY['day', 'week', 'month', 'all']) AS p (kind)
      GROUP BY 1, 2, 3, 4`,
    );
    await run(
      `UPDATE agent_rewards r SET total_points = s.points, experience = s.points,
        level = greatest(1, floor((1 + sqrt(1 + s.points / 12.5)) / 2)::int)
      FROM (SELECT agent_id, points FROM leaderboard_scores WHERE kind = 'all') s
      WHERE s.agent_id = r.agent_id`,
    );
  });
}
