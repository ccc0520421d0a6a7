import { type Kysely, sql } from "kysely";
import type { ChallengeSummary } from "@/core/challenges/definition.ts";
import type { ChallengeTab } from "@/core/challenges/kinds.ts";
import { containing } from "@/db/postgres/like.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { isoTime } from "@/db/postgres/unnest.ts";
import {
  type ChallengePage,
  type ChallengeRow,
  COLUMNS,
  fromRow,
  type StoredChallenge,
} from "./challenges.ts";

/** Which challenges a manager looks for. */
export interface ManagedFilter {
  /** Only those that concern these teams; null: all. */
  readonly teams: readonly string[] | null;
  readonly tab: ChallengeTab | null;
  /** A part of the title or the key; empty: all. */
  readonly search: string;
  /** Only the challenge with this key. */
  readonly key?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Lists challenges for those who manage them, the latest end first. */
export async function listManaged(
  db: Kysely<Schema>,
  filter: ManagedFilter,
  { limit, after }: ChallengePage,
): Promise<readonly StoredChallenge[]> {
  const isAfter = after === null
    ? sql`TRUE`
    : sql`(c.end_date < ${isoTime(after.endsAt)}::timestamptz
      OR c.end_date = ${isoTime(after.endsAt)}::timestamptz AND c.key > ${after.key})`;
  const isFound = filter.search === ""
    ? sql`TRUE`
    : sql`(c.title ILIKE ${containing(filter.search)} OR c.key ILIKE ${containing(filter.search)})`;
  const isThis = filter.key === undefined ? sql`TRUE` : sql`c.key = ${filter.key}`;
  const { rows } = await sql<ChallengeRow>`SELECT ${COLUMNS} FROM challenges c
    WHERE ${isAfter} AND ${isFound} AND ${isThis} AND ${isIn(filter)} AND ${concerns(filter.teams)}
    ORDER BY c.end_date DESC, c.key LIMIT ${limit}`.execute(db);
  return rows.map(fromRow);
}

function isIn({ tab, now }: ManagedFilter) {
  const at = sql`${isoTime(now)}::timestamptz`;
  switch (tab) {
    case null:
      return sql`TRUE`;
    case "canceled":
      return sql`c.canceled_at IS NOT NULL`;
    case "upcoming":
      return sql`c.canceled_at IS NULL AND c.start_date > ${at}`;
    case "running":
      return sql`c.canceled_at IS NULL AND c.start_date <= ${at} AND c.end_date > ${at}`;
    case "over":
      return sql`c.canceled_at IS NULL AND c.end_date <= ${at}`;
  }
}

/** Whether a challenge is for everyone, for one of these teams, or for one of their people. */
function concerns(teams: readonly string[] | null) {
  if (teams === null) return sql`TRUE`;
  return sql`(c.audience = '"everyone"'::jsonb
    OR EXISTS (SELECT FROM jsonb_array_elements_text(
      CASE WHEN jsonb_typeof(c.audience) = 'object'
        THEN coalesce(c.audience->'teams', '[]') ELSE '[]' END) AS one
      WHERE one = ANY(${[...teams]}::text[]))
    OR EXISTS (SELECT FROM jsonb_array_elements_text(
      CASE WHEN jsonb_typeof(c.audience) = 'object'
        THEN coalesce(c.audience->'agents', '[]') ELSE '[]' END) AS one
      JOIN agents a ON a.key = one JOIN teams t ON t.id = a.team_id
      WHERE t.key = ANY(${[...teams]}::text[])))`;
}

/** How many challenges are in each list. */
export async function countTabs(
  db: Kysely<Schema>,
  { teams, now }: Pick<ManagedFilter, "teams" | "now">,
): Promise<Readonly<Record<ChallengeTab, number>>> {
  const filter = { teams, now, search: "" };
  const { rows } = await sql<Record<ChallengeTab, number>>`SELECT
      count(*) FILTER (WHERE ${isIn({ ...filter, tab: "running" })})::int AS running,
      count(*) FILTER (WHERE ${isIn({ ...filter, tab: "upcoming" })})::int AS upcoming,
      count(*) FILTER (WHERE ${isIn({ ...filter, tab: "over" })})::int AS over,
      count(*) FILTER (WHERE ${isIn({ ...filter, tab: "canceled" })})::int AS canceled
    FROM challenges c WHERE ${concerns(teams)}`.execute(db);
  return rows[0]!;
}

const NO_SUMMARY: ChallengeSummary = {
  competitors: 0,
  reached: 0,
  best: 0,
  paidAgents: 0,
  paidPoints: 0,
};

/** Reads how challenges stand, by row id. */
export async function findSummaries(
  db: Kysely<Schema>,
  challengeRowIds: readonly number[],
): Promise<(rowId: number) => ChallengeSummary> {
  const { rows } = await sql<{
    challenge_id: number;
    competitors: number;
    reached: number;
    best: string | number;
    paid_agents: number;
    paid_points: string | number;
  }>`WITH parts AS (
      SELECT p.challenge_id, c.challenge_type = 'team' AS is_team, p.agent_id, p.team_id,
        p.current_progress, p.completed_at, p.place, p.points_earned
      FROM agent_challenges p JOIN challenges c ON c.id = p.challenge_id
      WHERE p.challenge_id = ANY(${[...challengeRowIds]}::int[])
    ), competitors AS (
      SELECT challenge_id, sum(current_progress) AS progress, max(completed_at) AS completed_at,
        count(place) AS paid_agents, sum(points_earned) AS paid_points
      FROM parts WHERE NOT is_team OR team_id IS NOT NULL
      GROUP BY challenge_id, CASE WHEN is_team THEN -team_id ELSE agent_id END
    )
    SELECT challenge_id, count(*) FILTER (WHERE progress > 0)::int AS competitors,
      count(completed_at)::int AS reached, coalesce(max(progress), 0)::bigint AS best,
      sum(paid_agents)::int AS paid_agents, sum(paid_points)::bigint AS paid_points
    FROM competitors GROUP BY challenge_id`.execute(db);
  const found = new Map(rows.map((row): [number, ChallengeSummary] => [row.challenge_id, {
    competitors: row.competitors,
    reached: row.reached,
    best: Number(row.best),
    paidAgents: row.paid_agents,
    paidPoints: Number(row.paid_points),
  }]));
  return (rowId) => found.get(rowId) ?? NO_SUMMARY;
}

/** A team or an agent, as an audience names it. */
export interface NamedMember {
  readonly id: string;
  readonly name: string;
  /** The agent's team today; null for teams. */
  readonly team: string | null;
  readonly isActive: boolean;
}

/** Reads the teams with these ids. */
export async function findNamedTeams(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedMember>> {
  const { rows } = await sql<{ key: string; name: string }>`SELECT key, name FROM teams
    WHERE key = ANY(${[...ids]}::text[])`.execute(db);
  return new Map(rows.map(({ key, name }) => [key, { id: key, name, team: null, isActive: true }]));
}

/** Reads the agents with these ids. */
export async function findNamedAgents(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedMember>> {
  const { rows } = await sql<
    { key: string; name: string; team: string | null; is_active: boolean }
  >`SELECT a.key, a.name, t.key AS team, a.deactivated_at IS NULL AS is_active
    FROM agents a LEFT JOIN teams t ON t.id = a.team_id
    WHERE a.key = ANY(${[...ids]}::text[])`.execute(db);
  return new Map(
    rows.map((
      { key, name, team, is_active },
    ) => [key, { id: key, name, team, isActive: is_active }]),
  );
}

/** Somebody who can take part in a challenge. */
export interface AbleAgent {
  readonly rowId: number;
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
  readonly teamName: string | null;
}

/** Lists the agents who work here, by id. */
export async function listWorkingAgents(db: Kysely<Schema>): Promise<readonly AbleAgent[]> {
  const { rows } = await sql<AbleAgent>`SELECT a.id AS "rowId", a.key AS id, a.name, t.key AS team,
      t.name AS "teamName"
    FROM agents a LEFT JOIN teams t ON t.id = a.team_id
    WHERE a.deactivated_at IS NULL AND a.merged_into IS NULL ORDER BY a.key`.execute(db);
  return rows;
}
