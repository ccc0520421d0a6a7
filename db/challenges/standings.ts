import { type Kysely, sql } from "kysely";
import type { ChallengeStanding } from "@/core/challenges/views.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** An agent's own progress in a challenge. */
export interface OwnPart {
  /** Id of the team that the agent counts for, or null. */
  readonly team: string | null;
  readonly progress: number;
  readonly completedAt: number | null;
  readonly place: number | null;
  readonly pointsEarned: number;
}

/** Reads an agent's rows in challenges, by the challenge's row id. */
export async function findOwnParts(
  db: Kysely<Schema>,
  challengeRowIds: readonly number[],
  agentRowId: number,
): Promise<ReadonlyMap<number, OwnPart>> {
  const { rows } = await sql<{
    challenge_id: number;
    team: string | null;
    current_progress: number;
    completed_at: Date | null;
    place: number | null;
    points_earned: number;
  }>`SELECT p.challenge_id, t.key AS team, p.current_progress, p.completed_at, p.place,
      p.points_earned
    FROM agent_challenges p LEFT JOIN teams t ON t.id = p.team_id
    WHERE p.agent_id = ${agentRowId} AND p.challenge_id = ANY(${challengeRowIds}::int[])`
    .execute(db);
  return new Map(rows.map((row) => [row.challenge_id, {
    team: row.team,
    progress: row.current_progress,
    completedAt: row.completed_at?.getTime() ?? null,
    place: row.place,
    pointsEarned: row.points_earned,
  }]));
}

/** The order of `settle`: first to reach the target, then highest count, then who had it first. */
export const ORDER_OF_COMPETITORS = sql.raw(`completed_at NULLS LAST,
  CASE WHEN completed_at IS NULL THEN progress END DESC NULLS LAST,
  CASE WHEN completed_at IS NULL THEN last_time END NULLS LAST, key COLLATE "C"`);

/** The competitors whose standing is read in addition to the first ones. */
export interface OwnCompetitors {
  readonly agentRowId: number | null;
  /** Ids of teams. */
  readonly teams: readonly string[];
}

/**
 * Reads the first competitors of challenges, in the order of `settle`: first to reach the target,
 * then highest count. Agents who are hidden or deactivated are only shown to themselves; teams count all of their
 * members.
 * @returns by challenge row id, ordered by position; includes the own competitors at any position
 */
export async function findStandings(
  db: Kysely<Schema>,
  challengeRowIds: readonly number[],
  own: OwnCompetitors,
  length: number,
): Promise<ReadonlyMap<number, readonly ChallengeStanding[]>> {
  const { rows } = await sql<{
    challenge_id: number;
    key: string;
    name: string;
    progress: number;
    completed_at: Date | null;
    position: number;
  }>`WITH competitors AS (
      SELECT p.challenge_id, a.key, a.name, p.current_progress::bigint AS progress,
        p.completed_at, p.last_time, FALSE AS is_own_team
      FROM agent_challenges p JOIN challenges c ON c.id = p.challenge_id
      JOIN agents a ON a.id = p.agent_id
      WHERE p.challenge_id = ANY(${challengeRowIds}::int[]) AND c.challenge_type <> 'team'
        AND (NOT a.hidden AND NOT a.is_held_out AND a.deactivated_at IS NULL OR a.id = ${
    own.agentRowId ?? 0
  })
      UNION ALL
      SELECT p.challenge_id, t.key, t.name, sum(p.current_progress), max(p.completed_at),
        max(p.last_time), t.key = ANY(${own.teams}::text[])
      FROM agent_challenges p JOIN challenges c ON c.id = p.challenge_id
      JOIN teams t ON t.id = p.team_id
      WHERE p.challenge_id = ANY(${challengeRowIds}::int[]) AND c.challenge_type = 'team'
      GROUP BY p.challenge_id, t.id
    ), ranked AS (
      SELECT *, row_number() OVER (PARTITION BY challenge_id
        ORDER BY ${ORDER_OF_COMPETITORS}) AS position
      FROM competitors
    )
    SELECT challenge_id, key, name, progress::bigint AS progress, completed_at, position
    FROM ranked WHERE position <= ${length} OR is_own_team
    ORDER BY challenge_id, position`.execute(db);
  return new Map(
    [...Map.groupBy(rows, (row) => row.challenge_id)].map(([id, some]) => [
      id,
      some.map((row): ChallengeStanding => ({
        position: row.position,
        id: row.key,
        name: row.name,
        progress: row.progress,
        completedAt: row.completed_at?.toISOString() ?? null,
      })),
    ]),
  );
}
