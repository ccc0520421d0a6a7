import type { Transaction } from "kysely";
import {
  advanceProgress,
  type CountedProgress,
  countProgress,
  type Progress,
} from "@/core/challenges/progress.ts";
import { findTeamPairs, type PairProgress, saveTeamCompletion } from "@/db/challenges/progress.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { findContributions, type MovedPair, teamKey } from "./contributions.ts";

/**
 * Determines when teams reached their targets, and stores a change for all participants of the
 * team. The transaction must hold the locks of the challenges, and the moved pairs must not be
 * saved yet.
 * @returns by `teamKey`, for the pairs of team challenges
 */
export async function advanceTeams(
  trx: Transaction<Schema>,
  moved: readonly MovedPair[],
): Promise<ReadonlyMap<string, CountedProgress>> {
  const teams = Map.groupBy(
    moved.filter((pair) => pair.challenge.kind === "team" && pair.row.teamRowId !== null),
    (pair) => teamKey(pair.row),
  );
  const found = new Map<string, CountedProgress>();
  if (teams.size === 0) return found;
  const asked = [...teams.values()].map(([first]) => ({
    challengeRowId: first!.challenge.rowId,
    teamRowId: first!.row.teamRowId!,
  }));
  const rows = Map.groupBy(
    await findTeamPairs(trx, asked),
    teamKey,
  );
  const changed: { challengeRowId: number; teamRowId: number; completedAt: number | null }[] = [];
  for (const [key, pairs] of teams) {
    const { challenge, row } = pairs[0]!;
    const members = rows.get(key)!;
    const before = sumOf(members);
    const now = advanceProgress(
      before,
      pairs.flatMap((pair) => pair.additions),
      challenge.target,
    ) ?? await countTeam(trx, pairs, members);
    found.set(key, now);
    const ids = { challengeRowId: challenge.rowId, teamRowId: row.teamRowId! };
    if (now.completedAt !== before.completedAt) changed.push({ ...ids, ...now });
  }
  if (changed.length > 0) await saveTeamCompletion(trx, changed);
  return found;
}

/** Returns the combined progress of a team's members. */
function sumOf(members: readonly PairProgress[]): Progress {
  return members.reduce<Progress>((sum, member) => ({
    progress: sum.progress + member.progress,
    // The new row of a member does not have the team's time yet.
    completedAt: sum.completedAt ?? member.completedAt,
    lastTime: sum.lastTime === null || (member.lastTime ?? -Infinity) > sum.lastTime
      ? member.lastTime
      : sum.lastTime,
  }), { progress: 0, completedAt: null, lastTime: null });
}

async function countTeam(
  trx: Transaction<Schema>,
  pairs: readonly MovedPair[],
  members: readonly PairProgress[],
): Promise<CountedProgress> {
  const { challenge } = pairs[0]!;
  const others = members.map((member) => member.agentRowId);
  const found = await findContributions(trx, challenge, pairs.map((pair) => pair.change), others);
  return countProgress([...found.values()].flat(), challenge.target);
}
