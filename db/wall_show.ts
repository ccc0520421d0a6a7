import { type Kysely, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Schema } from "./postgres/schema.ts";

// Whoever opted out, left or is in a holdout is on no screen, and not in the sum of a team either:
// the difference to the rows of a board would tell their points.
const SHOWN = sql.raw("NOT a.hidden AND NOT a.is_held_out AND a.deactivated_at IS NULL");

function inTeam(team: string | null) {
  return sql`(${team}::text IS NULL OR t.key = ${team})`;
}

/** An achievement that somebody earned. */
export interface Unlock {
  readonly name: string;
  readonly title: string;
  readonly icon: string;
  readonly tier: number;
  readonly time: Date;
}

/** Lists the latest achievements since a day, without secret ones. */
export async function listUnlocks(
  db: Kysely<Schema>,
  { team, since, limit }: {
    readonly team: string | null;
    readonly since: Day;
    readonly limit: number;
  },
): Promise<readonly Unlock[]> {
  const { rows } = await sql<Unlock>`SELECT a.name, k.title, k.icon_name AS icon,
      k.difficulty_tier AS tier, h.time
    FROM reward_history h JOIN agents a ON a.id = h.agent_id
    LEFT JOIN teams t ON t.id = a.team_id
    JOIN achievements k ON k.key = h.metadata->>'achievement'
    WHERE h.type = 'achievement' AND h.voids IS NULL AND NOT h.is_void AND h.day >= ${since}
      AND NOT k.secret AND ${SHOWN} AND ${inTeam(team)}
    ORDER BY h.time DESC, h.id DESC LIMIT ${limit}`.execute(db);
  return rows;
}

/** Sums the points of the shown people by day; days without points are left out. */
export async function sumPointsByDay(
  db: Kysely<Schema>,
  { team, from }: { readonly team: string | null; readonly from: Day },
): Promise<ReadonlyMap<Day, number>> {
  const { rows } = await sql<{ day: Day; points: number }>`SELECT s.period_start AS day,
      sum(s.points)::bigint AS points
    FROM leaderboard_scores s JOIN agents a ON a.id = s.agent_id
    LEFT JOIN teams t ON t.id = a.team_id
    WHERE s.kind = 'day' AND s.period_start >= ${from} AND ${SHOWN} AND ${inTeam(team)}
    GROUP BY s.period_start`.execute(db);
  return new Map(rows.map(({ day, points }) => [day, points]));
}

/** Something big that happened to a shown person. */
export interface BigNews {
  readonly key: string;
  readonly kind: "level_up" | "achievement" | "challenge_won";
  readonly name: string;
  readonly team: string | null;
  readonly title: string | null;
  readonly level: number | null;
  readonly tier: number | null;
  readonly icon: string | null;
}

/**
 * Lists new levels, achievements of a tier or above and won challenges since a time, oldest first.
 * They are taken from the newest live messages, which already leave out what is back-dated.
 * @param atMost how many positions of the live messages are looked at
 */
export async function listBigNews(
  db: Kysely<Schema>,
  { since, tier, atMost, limit }: {
    readonly since: Date;
    readonly tier: number;
    readonly atMost: number;
    readonly limit: number;
  },
): Promise<readonly BigNews[]> {
  const { rows } = await sql<BigNews>`SELECT * FROM (
    SELECT o.id || '.' || m.number AS key,
      CASE m.one->>'type' WHEN 'challenge' THEN 'challenge_won' ELSE m.one->>'type' END AS kind,
      a.name, t.key AS team,
      coalesce(k.title, m.one#>>'{data,challenge,title}') AS title,
      (m.one#>>'{data,level}')::int AS level, k.difficulty_tier AS tier, k.icon_name AS icon,
      o.id, m.number
    FROM outbox o
    CROSS JOIN LATERAL json_array_elements(o.messages) WITH ORDINALITY AS m(one, number)
    JOIN agents a ON a.key = m.one#>>'{data,agent,id}'
    LEFT JOIN teams t ON t.id = a.team_id
    LEFT JOIN achievements k ON k.key = m.one#>>'{data,achievement,key}'
    WHERE o.position > (SELECT position FROM relay_state WHERE id = 1) - ${atMost}::bigint
      AND o.created_at >= ${since}
      AND ${SHOWN}
      AND (m.one->>'type' = 'level_up'
        OR m.one->>'type' = 'achievement' AND k.difficulty_tier >= ${tier} AND NOT k.secret
        OR m.one->>'type' = 'challenge' AND (m.one#>>'{data,pointsEarned}')::bigint > 0)
    ORDER BY o.id DESC, m.number DESC LIMIT ${limit}
  ) AS newest ORDER BY id, number`.execute(db);
  return rows.map(({ key, kind, name, team, title, level, tier, icon }) => ({
    key,
    kind,
    name,
    team,
    title,
    level,
    tier,
    icon,
  }));
}
