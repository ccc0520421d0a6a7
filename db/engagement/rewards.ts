import { type Kysely, type RawBuilder, sql } from "kysely";
import { addDays, type Day, weekday } from "@/core/calendars/calendar.ts";
import type { Challenge } from "@/core/challenges/challenges.ts";
import type { SpellCount } from "@/core/engagement/survival.ts";
import type { TeamScope } from "./counts.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { isoTime } from "@/db/postgres/unnest.ts";

interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Agents of the teams; `a` names the agent. Merged agents have no data of their own. */
function agentsOf(teams: TeamScope): RawBuilder<unknown> {
  return teams === null ? sql`TRUE` : sql`a.team_id = ANY(${teams}::int[])`;
}

/** Counts the achievements that were awarded, by week; weeks without one are left out. */
export async function countWeeklyAwards(
  db: Kysely<Schema>,
  teams: TeamScope,
  { from, to }: Period,
): Promise<{ week: Day; awards: number }[]> {
  const ofTeams = teams === null
    ? sql``
    : sql`JOIN agents a ON a.id = h.agent_id AND ${agentsOf(teams)}`;
  const { rows } = await sql<{ day: Day; awards: number }>`
    SELECT h.day, count(*)::int AS awards
    FROM reward_history h ${ofTeams}
    WHERE h.type = 'achievement' AND h.voids IS NULL AND NOT h.is_void
      AND h.day BETWEEN ${from}::date AND ${to}::date
    GROUP BY h.day ORDER BY h.day`.execute(db);
  const weeks = new Map<Day, number>();
  for (const { day, awards } of rows) {
    const monday = addDays(day, 1 - weekday(day));
    weeks.set(monday, (weeks.get(monday) ?? 0) + awards);
  }
  return [...weeks].map(([week, awards]) => ({ week, awards }));
}

/** Reads how many agents reached each tier for the first time, and the median of days it took. */
export async function findTiers(
  db: Kysely<Schema>,
  teams: TeamScope,
  { from, to }: Period,
): Promise<{ tier: number; agents: number; medianDays: number }[]> {
  const { rows } = await sql<{ tier: number; agents: number; medianDays: number }>`
    SELECT t.tier, count(*)::int AS agents,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY t.days) AS "medianDays"
    FROM agent_tiers t JOIN agents a ON a.id = t.agent_id
    WHERE t.reached_on BETWEEN ${from}::date AND ${to}::date AND a.merged_into IS NULL
      AND ${agentsOf(teams)}
    GROUP BY t.tier ORDER BY t.tier`.execute(db);
  return rows;
}

/** Counts the streaks that began in a period by their length, and whether they live today. */
export async function countSpells(
  db: Kysely<Schema>,
  teams: TeamScope,
  { from, to }: Period,
  today: Day,
): Promise<SpellCount[]> {
  const { rows } = await sql<SpellCount>`
    SELECT s.length, count(*) FILTER (WHERE s.ends_on <= ${today}::date)::int AS ended,
      count(*) FILTER (WHERE s.ends_on > ${today}::date)::int AS living
    FROM streak_spells s JOIN agents a ON a.id = s.agent_id
    WHERE s.first_day BETWEEN ${from}::date AND ${to}::date AND a.merged_into IS NULL
      AND ${agentsOf(teams)}
    GROUP BY s.length ORDER BY s.length`.execute(db);
  return rows;
}

/** A challenge with those who take part. */
export interface ChallengeParticipation {
  readonly id: string;
  readonly title: string;
  readonly kind: Challenge["kind"];
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly invited: number;
  readonly withProgress: number;
  readonly completed: number;
}

/**
 * Reads who takes part in the last challenges that ran in a span, the latest end first; challenges
 * for nobody of the teams are left out.
 * @param from milliseconds since the epoch
 */
export async function findParticipation(
  db: Kysely<Schema>,
  teams: TeamScope,
  { from, to, limit }: { readonly from: number; readonly to: number; readonly limit: number },
): Promise<ChallengeParticipation[]> {
  const { rows } = await sql<ChallengeParticipation>`
    WITH workforce AS (
      SELECT a.id, a.key, t.key AS team FROM agents a LEFT JOIN teams t ON t.id = a.team_id
      WHERE a.merged_into IS NULL AND a.deactivated_at IS NULL AND ${agentsOf(teams)}
    ), by_team AS (SELECT team, count(*)::int AS agents FROM workforce GROUP BY team),
    shown AS (
      SELECT * FROM challenges c
      WHERE c.canceled_at IS NULL AND c.start_date < ${isoTime(to)}::timestamptz
        AND c.end_date > ${isoTime(from)}::timestamptz
      ORDER BY c.end_date DESC, c.key LIMIT ${limit}
    ), part AS (
      SELECT m.challenge_id, count(*) FILTER (WHERE m.current_progress > 0)::int AS "withProgress",
        count(*) FILTER (WHERE m.completed)::int AS completed
      FROM agent_challenges m JOIN workforce w ON w.id = m.agent_id
      WHERE m.challenge_id IN (SELECT id FROM shown) GROUP BY m.challenge_id
    )
    SELECT c.key AS id, c.title, c.challenge_type AS kind, c.start_date AS "startsAt",
      c.end_date AS "endsAt", i.invited,
      coalesce(p."withProgress", 0) AS "withProgress", coalesce(p.completed, 0) AS completed
    FROM shown c CROSS JOIN LATERAL (
      SELECT CASE
        WHEN c.audience ? 'agents' THEN (SELECT count(*)::int FROM workforce w
          WHERE w.key IN (SELECT jsonb_array_elements_text(c.audience -> 'agents')))
        WHEN c.audience ? 'teams' THEN (SELECT coalesce(sum(b.agents), 0)::int FROM by_team b
          WHERE b.team IN (SELECT jsonb_array_elements_text(c.audience -> 'teams')))
        ELSE (SELECT coalesce(sum(b.agents), 0)::int FROM by_team b
          WHERE c.challenge_type <> 'team' OR b.team IS NOT NULL)
        END AS invited
    ) i LEFT JOIN part p ON p.challenge_id = c.id
    WHERE i.invited > 0 ORDER BY c.end_date DESC, c.key`.execute(db);
  return rows;
}
