import { type Kysely, sql, type Transaction } from "kysely";
import type { Progress } from "@/core/challenges/progress.ts";
import type { Challenge, CountedEvent } from "@/core/challenges/challenges.ts";
import { CORRECTION_TYPE, type ScoringEvent } from "@/core/events/events.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, isoTime, unnest } from "@/db/postgres/unnest.ts";

/** An agent and a challenge, by row ids. */
export interface ChallengePair {
  readonly agentRowId: number;
  readonly challengeRowId: number;
}

/** An agent's progress in a challenge. */
export interface PairProgress extends ChallengePair, Progress {
  /** Row id of the team the agent counts for, or null. */
  readonly teamRowId: number | null;
}

interface PairRow {
  agent_id: number;
  challenge_id: number;
  team_id: number | null;
  current_progress: number;
  completed_at: Date | null;
  last_time: Date | null;
}

function fromRow(row: PairRow): PairProgress {
  return {
    agentRowId: row.agent_id,
    challengeRowId: row.challenge_id,
    teamRowId: row.team_id,
    progress: row.current_progress,
    completedAt: row.completed_at?.getTime() ?? null,
    lastTime: row.last_time?.getTime() ?? null,
  };
}

/** Reads the existing rows of some pairs. */
export async function findPairs(
  db: Kysely<Schema>,
  pairs: readonly ChallengePair[],
): Promise<readonly PairProgress[]> {
  const { rows } = await sql<PairRow>`SELECT p.agent_id, p.challenge_id, p.team_id,
      p.current_progress, p.completed_at, p.last_time
    FROM ${unnest("q", pairColumns(pairs))}
    JOIN agent_challenges p USING (agent_id, challenge_id)`.execute(db);
  return rows.map(fromRow);
}

/** Lists all participants of a challenge, with the agents' ids. */
export async function listPairs(
  db: Kysely<Schema>,
  challengeRowId: number,
): Promise<readonly (PairProgress & { readonly agent: string })[]> {
  const { rows } = await sql<PairRow & { key: string }>`SELECT p.agent_id, p.challenge_id,
      p.team_id, p.current_progress, p.completed_at, p.last_time, a.key
    FROM agent_challenges p JOIN agents a ON a.id = p.agent_id
    WHERE p.challenge_id = ${challengeRowId} ORDER BY p.agent_id`.execute(db);
  return rows.map((row) => ({ ...fromRow(row), agent: row.key }));
}

/** Lists the agents who take part in a challenge, with the team that they count for. */
export async function listAgentsOf(
  db: Kysely<Schema>,
  challengeRowId: number,
): Promise<
  readonly { readonly rowId: number; readonly id: string; readonly team: string | null }[]
> {
  const { rows } = await sql<{ rowId: number; id: string; team: string | null }>`
    SELECT a.id AS "rowId", a.key AS id, t.key AS team FROM agent_challenges p
    JOIN agents a ON a.id = p.agent_id LEFT JOIN teams t ON t.id = p.team_id
    WHERE p.challenge_id = ${challengeRowId} ORDER BY a.id`.execute(db);
  return rows;
}

/** Ends the participation of agents in a challenge that has not begun. */
export async function removePairs(
  trx: Transaction<Schema>,
  challengeRowId: number,
  agentRowIds: readonly number[],
): Promise<void> {
  if (agentRowIds.length === 0) return;
  await trx.deleteFrom("agent_challenges").where("challenge_id", "=", challengeRowId)
    .where("agent_id", "in", [...agentRowIds]).execute();
}

/**
 * Makes agents participants, with their current team; existing participants are not changed.
 * @param joinedAt when they joined themselves, or null
 */
export async function insertPairs(
  trx: Transaction<Schema>,
  pairs: readonly ChallengePair[],
  joinedAt: number | null,
): Promise<void> {
  await sql`INSERT INTO agent_challenges (agent_id, challenge_id, team_id, joined_at)
    SELECT q.agent_id, q.challenge_id, a.team_id,
      ${joinedAt === null ? null : isoTime(joinedAt)}::timestamptz
    FROM ${unnest("q", pairColumns(pairs))}
    JOIN agents a ON a.id = q.agent_id
    ON CONFLICT (agent_id, challenge_id) DO NOTHING`.execute(trx);
}

/**
 * Stores the progress of participants; in team challenges `completedAt` is the time of the team.
 */
export async function savePairs(
  trx: Transaction<Schema>,
  pairs: readonly PairProgress[],
): Promise<void> {
  const columns: ArrayColumns = {
    ...pairColumns(pairs),
    progress: ["int[]", pairs.map((pair) => pair.progress)],
    completed_at: ["timestamptz[]", pairs.map((pair) => textOf(pair.completedAt))],
    last_time: ["timestamptz[]", pairs.map((pair) => textOf(pair.lastTime))],
  };
  await sql`UPDATE agent_challenges p SET current_progress = n.progress,
      completed = n.completed_at IS NOT NULL, completed_at = n.completed_at,
      last_time = n.last_time
    FROM ${unnest("n", columns)}
    WHERE p.agent_id = n.agent_id AND p.challenge_id = n.challenge_id`.execute(trx);
}

/** A team in a challenge, by row ids. */
export interface ChallengeTeam {
  readonly challengeRowId: number;
  readonly teamRowId: number;
}

/** Lists all participants of teams. */
export async function findTeamPairs(
  trx: Transaction<Schema>,
  teams: readonly ChallengeTeam[],
): Promise<readonly PairProgress[]> {
  const { rows } = await sql<PairRow>`SELECT p.agent_id, p.challenge_id, p.team_id,
      p.current_progress, p.completed_at, p.last_time
    FROM ${unnest("q", teamColumns(teams))}
    JOIN agent_challenges p USING (challenge_id, team_id)`.execute(trx);
  return rows.map(fromRow);
}

/** Stores when teams reached the target (or null), for all of their participants. */
export async function saveTeamCompletion(
  trx: Transaction<Schema>,
  teams: readonly (ChallengeTeam & { readonly completedAt: number | null })[],
): Promise<void> {
  const columns: ArrayColumns = {
    ...teamColumns(teams),
    completed_at: ["timestamptz[]", teams.map((team) => textOf(team.completedAt))],
  };
  await sql`UPDATE agent_challenges p SET completed = n.completed_at IS NOT NULL,
      completed_at = n.completed_at
    FROM ${unnest("n", columns)}
    WHERE p.challenge_id = n.challenge_id AND p.team_id = n.team_id
      AND p.completed_at IS DISTINCT FROM n.completed_at`.execute(trx);
}

/** A stored event that a challenge may count. */
export interface LoggedChallengeEvent extends CountedEvent {
  readonly agentRowId: number;
}

/**
 * Reads the stored events of agents that may count for a challenge, their corrections, and the
 * corrected events, which may have paid nothing before.
 */
export async function findChallengeEvents(
  db: Kysely<Schema>,
  { startsAt, endsAt, metric }: Challenge,
  agentRowIds: readonly number[],
): Promise<readonly LoggedChallengeEvent[]> {
  const types = metric.events.length === 0
    ? sql`e.points <> 0`
    : sql`e.type = ANY(${metric.events}::text[])`;
  const ofAgents = unnest("q", { agent_id: ["int[]", agentRowIds] });
  const inSpan = (alias: "e" | "c") =>
    sql`${sql.ref(`${alias}.time`)} >= ${isoTime(startsAt)}::timestamptz
      AND ${sql.ref(`${alias}.time`)} < ${isoTime(endsAt)}::timestamptz`;
  const { rows } = await sql<{
    agent_id: number;
    source: string;
    event_id: string;
    type: ScoringEvent["type"];
    time: Date;
    received_at: Date;
    data: Record<string, unknown>;
    status: string;
    points: number;
    reason: string | null;
  }>`SELECT e.agent_id, e.source, e.event_id, e.type, e.time, e.received_at, e.data, e.status,
      e.points, e.reason
    FROM ${ofAgents} JOIN events e ON e.agent_id = q.agent_id
    WHERE ${inSpan("e")} AND (${types} OR e.type = ${CORRECTION_TYPE}
      OR (e.source, e.event_id) IN (
        SELECT c.data->'corrects'->>'source', c.data->'corrects'->>'id'
        FROM ${ofAgents} JOIN events c ON c.agent_id = q.agent_id
        WHERE ${inSpan("c")} AND c.type = ${CORRECTION_TYPE}))`.execute(db);
  return rows.map((row) => ({
    agentRowId: row.agent_id,
    event: {
      source: row.source,
      id: row.event_id,
      type: row.type,
      time: row.time.getTime(),
      data: row.data,
    },
    status: row.status,
    points: row.points,
    reason: row.reason,
    receivedAt: row.received_at.getTime(),
  }));
}

/**
 * Lists the row ids of agents with an event at or after a time, e.g. for a challenge that begins in
 * the past.
 */
export async function listAgentsSince(
  db: Kysely<Schema>,
  time: number,
): Promise<
  readonly { readonly rowId: number; readonly id: string; readonly team: string | null }[]
> {
  const { rows } = await sql<{ id: number; key: string; team: string | null }>`
    SELECT a.id, a.key, t.key AS team FROM agents a LEFT JOIN teams t ON t.id = a.team_id
    WHERE EXISTS (SELECT 1 FROM events e WHERE e.agent_id = a.id
      AND e.time >= ${isoTime(time)}::timestamptz) ORDER BY a.id`.execute(db);
  return rows.map((row) => ({ rowId: row.id, id: row.key, team: row.team }));
}

function pairColumns(pairs: readonly ChallengePair[]): ArrayColumns {
  return {
    agent_id: ["int[]", pairs.map((pair) => pair.agentRowId)],
    challenge_id: ["int[]", pairs.map((pair) => pair.challengeRowId)],
  };
}

function teamColumns(teams: readonly ChallengeTeam[]): ArrayColumns {
  return {
    challenge_id: ["int[]", teams.map((team) => team.challengeRowId)],
    team_id: ["int[]", teams.map((team) => team.teamRowId)],
  };
}

function textOf(time: number | null): string | null {
  return time === null ? null : isoTime(time);
}
