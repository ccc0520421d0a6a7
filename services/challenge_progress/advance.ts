import { titlesOf } from "@/core/explain/titles.ts";
import type { Transaction } from "kysely";
import {
  advanceProgress,
  type CountedProgress,
  countProgress,
} from "@/core/challenges/progress.ts";
import { isInAudience } from "@/core/challenges/challenges.ts";
import type { ChallengeMessage } from "@/core/live/messages.ts";
import type { EventKey } from "@/core/events/order.ts";
import { findPairs, insertPairs, type PairProgress, savePairs } from "@/db/challenges/progress.ts";
import { lockChallenges, markUnsettled, type StoredChallenge } from "@/db/challenges/challenges.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import {
  type ChangedEvents,
  differencesIn,
  findContributions,
  type MovedPair,
  ownTarget,
  pairKey,
  teamKey,
  type TouchedPair,
} from "./contributions.ts";
import { advanceTeams } from "./teams.ts";

/** An agent's progress in a challenge, for the event's answer and the live message. */
export interface ChallengeStep {
  readonly challenge: ChallengeMessage["challenge"];
  /** The progress of this agent alone. */
  readonly progress: number;
  /** Whether the target is reached; in a team challenge, by the team. */
  readonly isCompleted: boolean;
  /**
   * The event that just reached the target, or null. In a team challenge it can be a colleague's.
   */
  readonly completedBy: EventKey | null;
}

/**
 * Updates the progress of challenges after agents' events were added or scored again. The result is
 * exact for every order of arrival: it is computed from the stored progress where that is enough,
 * else from the log. The transaction must hold the locks of the agents. It makes no query when no
 * contribution changed.
 * @returns the changed progress by agent row id
 */
export async function collectChallengeChanges(
  trx: Transaction<Schema>,
  { challenges, changes, now }: {
    readonly challenges: readonly StoredChallenge[];
    readonly changes: readonly ChangedEvents[];
    readonly now: number;
  },
): Promise<ReadonlyMap<number, readonly ChallengeStep[]>> {
  const near = challengesNear(challenges, changes);
  const touched = changes.flatMap((change) =>
    near.flatMap((challenge) => {
      const differences = differencesIn(challenge, change);
      return differences.length > 0 ? [{ change, challenge, differences }] : [];
    })
  );
  if (touched.length === 0) return new Map();
  await lockSharedChallenges(trx, touched, now);
  const rows = await findRows(trx, touched);
  const missing = touched.filter(({ challenge, change }, index) =>
    !rows[index] && challenge.joining === "automatic" && isInAudience(challenge, change.agent)
  );
  if (missing.length > 0) await insertPairs(trx, missing.map(toPair), null);
  const isNew = new Set(missing);
  const all = missing.length > 0 ? await findRows(trx, touched) : rows;
  return await updateProgress(
    trx,
    // For a new participant everything is counted, including events from before they took part.
    touched.flatMap((pair, index) =>
      all[index] ? [{ pair, row: all[index], isNew: isNew.has(pair) }] : []
    ),
    now,
  );
}

/**
 * Returns the challenges whose time span overlaps with the span of the events, usually the current
 * ones.
 */
function challengesNear(
  challenges: readonly StoredChallenge[],
  changes: readonly ChangedEvents[],
): readonly StoredChallenge[] {
  if (challenges.length === 0) return challenges;
  let [first, last] = [Infinity, -Infinity];
  for (const { before, after } of changes) {
    for (const { event } of [...before, ...after]) {
      first = Math.min(first, event.time);
      last = Math.max(last, event.time);
    }
  }
  return challenges.filter(({ startsAt, endsAt }) => last >= startsAt && first < endsAt);
}

/**
 * Adds agents as participants of a challenge and counts what they have done in it so far. The
 * transaction must hold the locks of the agents, or be the only one that scores.
 * @param joinedAt when they joined by themselves, or null
 */
export async function addParticipants(
  trx: Transaction<Schema>,
  challenge: StoredChallenge,
  agents: readonly ChangedEvents["agent"][],
  { joinedAt, now }: { readonly joinedAt: number | null; readonly now: number },
): Promise<void> {
  const pairs = agents.map((agent): TouchedPair => ({
    change: { agent, before: [], after: [] },
    challenge,
    differences: [],
  }));
  await lockSharedChallenges(trx, pairs, now);
  await insertPairs(trx, pairs.map(toPair), joinedAt);
  const rows = await findRows(trx, pairs);
  await updateProgress(
    trx,
    pairs.map((pair, index) => ({ pair, row: rows[index]!, isNew: true })),
    now,
  );
}

/**
 * Locks the challenges that several transactions may write at once. In a team challenge, different
 * agents change the same team's result. After the end of a challenge, its settlement must not miss
 * a late event. The grace is longer than any transaction, so a transaction that still saw the
 * challenge as running is over before the challenge is settled.
 */
async function lockSharedChallenges(
  trx: Transaction<Schema>,
  pairs: readonly TouchedPair[],
  now: number,
) {
  const shared = pairs.filter(({ challenge }) =>
    challenge.kind === "team" || isOver(challenge, now)
  );
  if (shared.length > 0) await lockChallenges(trx, rowIdsOf(shared));
}

function isOver(challenge: StoredChallenge, now: number): boolean {
  return now >= challenge.endsAt;
}

function rowIdsOf(pairs: readonly TouchedPair[]): number[] {
  return [...new Set(pairs.map(({ challenge }) => challenge.rowId))];
}

function toPair({ change, challenge }: TouchedPair) {
  return { agentRowId: change.agent.rowId, challengeRowId: challenge.rowId };
}

async function findRows(trx: Transaction<Schema>, pairs: readonly TouchedPair[]) {
  const found = await findPairs(trx, pairs.map(toPair));
  const byKey = new Map(found.map((row) => [pairKey(row), row]));
  return pairs.map((pair) => byKey.get(pairKey(toPair(pair))));
}

interface Participation {
  readonly pair: TouchedPair;
  readonly row: PairProgress;
  readonly isNew: boolean;
}

/** Computes and stores the new progress of participants. */
async function updateProgress(
  trx: Transaction<Schema>,
  participations: readonly Participation[],
  now: number,
): Promise<ReadonlyMap<number, readonly ChallengeStep[]>> {
  const steps = new Map<number, ChallengeStep[]>();
  if (participations.length === 0) return steps;
  const moved = await advancePairs(trx, participations);
  const teams = await advanceTeams(trx, moved);
  const completionOf = (pair: MovedPair): Pick<CountedProgress, "completedAt" | "completedBy"> =>
    teams.get(teamKey(pair.row)) ?? pair.now;
  await savePairs(
    trx,
    moved.map((pair) => {
      const { progress, lastTime } = pair.now;
      return { ...pair.row, progress, lastTime, completedAt: completionOf(pair).completedAt };
    }),
  );
  const over = moved.filter(({ challenge }) => isOver(challenge, now));
  if (over.length > 0) await markUnsettled(trx, rowIdsOf(over));

  for (const pair of moved) {
    const { key: id, title, kind, target } = pair.challenge;
    const { completedAt, completedBy } = completionOf(pair);
    const rowId = pair.change.agent.rowId;
    if (!steps.has(rowId)) steps.set(rowId, []);
    steps.get(rowId)!.push({
      challenge: { id, title, ...titlesOf(title), kind, target },
      progress: pair.now.progress,
      isCompleted: completedAt !== null,
      completedBy: pair.row.completedAt === null ? completedBy : null,
    });
  }
  return steps;
}

async function advancePairs(
  trx: Transaction<Schema>,
  participations: readonly Participation[],
): Promise<readonly MovedPair[]> {
  const moved: MovedPair[] = [];
  const toCount: Participation[] = [];
  for (const participation of participations) {
    const { pair, row, isNew } = participation;
    const now = isNew ? null : advanceProgress(row, pair.differences, ownTarget(pair.challenge));
    if (now) moved.push({ ...pair, row, now, additions: pair.differences });
    else toCount.push(participation);
  }
  for (const [challenge, some] of Map.groupBy(toCount, ({ pair }) => pair.challenge)) {
    const found = await findContributions(trx, challenge, some.map(({ pair }) => pair.change));
    for (const { pair, row, isNew } of some) {
      const all = found.get(pair.change.agent.rowId)!;
      const now = countProgress(all, ownTarget(challenge));
      moved.push({ ...pair, row, now, additions: isNew ? all : pair.differences });
    }
  }
  return moved;
}
