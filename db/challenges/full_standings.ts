import { type Kysely, sql } from "kysely";
import type { FullStanding } from "@/core/challenges/definition.ts";
import { containing } from "@/db/postgres/like.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { ORDER_OF_COMPETITORS } from "./standings.ts";

/** Which competitors are read. */
export interface StandingsPage {
  readonly limit: number;
  /** The last position of the page before; 0 for the first page. */
  readonly after: number;
  /** A part of the name or the id; empty: all. */
  readonly search: string;
  /** Of agents who are hidden, only those of these teams are shown; null: all. */
  readonly teams: readonly string[] | null;
}

/** Reads all competitors of a challenge, page by page, in the order of `settle`. */
export async function listFullStandings(
  db: Kysely<Schema>,
  { rowId, kind }: { readonly rowId: number; readonly kind: string },
  page: StandingsPage,
): Promise<readonly FullStanding[]> {
  const isFound = page.search === ""
    ? sql`TRUE`
    : sql`(name ILIKE ${containing(page.search)} OR key ILIKE ${containing(page.search)})`;
  const competitors = kind === "team"
    ? sql`SELECT t.key, t.name, NULL::text AS team, sum(p.current_progress) AS progress,
        max(p.completed_at) AS completed_at, max(p.last_time) AS last_time, min(p.place) AS place,
        sum(p.points_earned)::int AS points_earned, TRUE AS is_active, TRUE AS is_shown
      FROM agent_challenges p JOIN teams t ON t.id = p.team_id
      WHERE p.challenge_id = ${rowId} GROUP BY t.id`
    : sql`SELECT a.key, a.name, t.name AS team, p.current_progress::bigint AS progress,
        p.completed_at, p.last_time, p.place, p.points_earned, a.deactivated_at IS NULL AS is_active,
        (${page.teams === null}::boolean OR NOT a.hidden
          OR n.key = ANY(${[...page.teams ?? []]}::text[])) IS TRUE AS is_shown
      FROM agent_challenges p JOIN agents a ON a.id = p.agent_id
      LEFT JOIN teams t ON t.id = p.team_id LEFT JOIN teams n ON n.id = a.team_id
      WHERE p.challenge_id = ${rowId}`;
  const { rows } = await sql<{
    key: string;
    name: string;
    team: string | null;
    progress: string | number;
    completed_at: Date | null;
    place: number | null;
    points_earned: number;
    is_active: boolean;
    position: number;
  }>`WITH competitors AS (${competitors}), ranked AS (
      SELECT *, row_number() OVER (ORDER BY ${ORDER_OF_COMPETITORS})::int AS position
      FROM competitors)
    SELECT key, name, team, progress::bigint AS progress, completed_at, place, points_earned,
      is_active, position
    FROM ranked WHERE position > ${page.after} AND is_shown AND ${isFound}
    ORDER BY position LIMIT ${page.limit}`.execute(db);
  return rows.map((row) => ({
    position: row.position,
    id: row.key,
    name: row.name,
    team: row.team,
    progress: Number(row.progress),
    completedAt: row.completed_at?.toISOString() ?? null,
    place: row.place,
    pointsEarned: row.points_earned,
    isActive: row.is_active,
  }));
}
