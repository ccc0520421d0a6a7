import type { Kysely } from "kysely";
import { closesAt, isInAudience, rewardOf, stateAt } from "@/core/challenges/challenges.ts";
import type { ChallengeView } from "@/core/challenges/views.ts";
import type { Agent } from "@/db/agents/agents.ts";
import type { StoredChallenge } from "@/db/challenges/challenges.ts";
import { findOwnParts, findStandings } from "@/db/challenges/standings.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** The maximum number of competitors that the standings show. */
const STANDINGS = 10;

/** Returns challenges as an agent (or a viewer without an agent) sees them at a given time. */
export async function viewChallenges(
  db: Kysely<Schema>,
  challenges: readonly StoredChallenge[],
  agent: Agent | null,
  now: number,
): Promise<ChallengeView[]> {
  if (challenges.length === 0) return [];
  const rowIds = challenges.map((challenge) => challenge.rowId);
  const parts = agent ? await findOwnParts(db, rowIds, agent.rowId) : new Map<number, never>();
  // An agent who moved to another team still counts for the team they were in.
  const teamOf = (rowId: number) => {
    const part = parts.get(rowId);
    return part ? part.team : agent?.team ?? null;
  };
  const teams = [...new Set(rowIds.map(teamOf).filter((team) => team !== null))];
  const own = { agentRowId: agent?.rowId ?? null, teams };
  const standings = await findStandings(db, rowIds, own, STANDINGS);
  return challenges.map((challenge) => {
    const part = parts.get(challenge.rowId);
    const all = standings.get(challenge.rowId) ?? [];
    const team = challenge.kind === "team"
      ? all.find(({ id }) => id === teamOf(challenge.rowId))
      : undefined;
    const isAutomatic = challenge.joining === "automatic";
    const mayJoin = agent !== null && isInAudience(challenge, agent);
    const state = stateAt(challenge, now);
    const isOpen = state === "upcoming" || state === "running";
    return {
      id: challenge.key,
      title: challenge.title,
      description: challenge.description,
      kind: challenge.kind,
      state,
      target: challenge.target,
      progress: challenge.kind === "team" ? team?.progress ?? 0 : part?.progress ?? 0,
      ownProgress: part?.progress ?? 0,
      reward: rewardOf(challenge),
      rewardPoints: challenge.rewardPoints,
      difficultyMultiplier: challenge.difficultyMultiplier,
      maxWinners: challenge.kind === "head_to_head" ? 1 : challenge.maxWinners,
      startsAt: toIso(challenge.startsAt),
      endsAt: toIso(challenge.endsAt),
      closesAt: toIso(closesAt(challenge)),
      isJoined: part !== undefined || (isAutomatic && mayJoin),
      canJoin: !isAutomatic && mayJoin && part === undefined && isOpen,
      completedAt: part?.completedAt ? toIso(part.completedAt) : team?.completedAt ?? null,
      cancelReason: challenge.cancelReason,
      place: part?.place ?? null,
      pointsEarned: part?.pointsEarned ?? 0,
      standings: all.filter(({ position }) => position <= STANDINGS),
    };
  });
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}
