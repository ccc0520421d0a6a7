import type { Kysely } from "kysely";
import type { Contribution, CountedProgress } from "@/core/challenges/progress.ts";
import { challengeContribution, type CountedEvent } from "@/core/challenges/challenges.ts";
import { withCorrections } from "@/core/scoring/corrections.ts";
import type { EventKey } from "@/core/events/order.ts";
import type { Agent } from "@/db/agents/agents.ts";
import { findChallengeEvents, type PairProgress } from "@/db/challenges/progress.ts";
import type { StoredChallenge } from "@/db/challenges/challenges.ts";
import { identityKey } from "@/core/events/event_identity.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** How an agent's events changed in a transaction. */
export interface ChangedEvents {
  readonly agent: Pick<Agent, "rowId" | "id" | "team">;
  /** Stored events of days that were scored again, with their outcomes before. */
  readonly before: readonly CountedEvent[];
  /**
   * All scored events with their outcomes now: new ones, and those of days that were scored again.
   */
  readonly after: readonly CountedEvent[];
}

/** An agent and a challenge in which the contributions of some events changed. */
export interface TouchedPair {
  readonly change: ChangedEvents;
  readonly challenge: StoredChallenge;
  /** What the events contribute now, minus what they contributed before. */
  readonly differences: readonly Contribution[];
}

/** A touched pair with its stored row and its new progress. */
export interface MovedPair extends TouchedPair {
  readonly row: PairProgress;
  readonly now: CountedProgress;
  /** The contributions that the row does not contain yet; for a new row, all of them. */
  readonly additions: readonly Contribution[];
}

/** Returns the key of a pair in maps. */
export function pairKey(
  { agentRowId, challengeRowId }: Pick<PairProgress, "agentRowId" | "challengeRowId">,
): string {
  return `${challengeRowId} ${agentRowId}`;
}

/** Returns the key of a pair's team in maps. */
export function teamKey(
  { challengeRowId, teamRowId }: Pick<PairProgress, "challengeRowId" | "teamRowId">,
): string {
  return `${challengeRowId} ${teamRowId}`;
}

/** Returns how a change of an agent's events changes their contributions to a challenge. */
export function differencesIn(
  challenge: StoredChallenge,
  { before, after }: ChangedEvents,
): readonly Contribution[] {
  const differences = new Map<string, { event: EventKey; amount: number }>();
  const add = (counted: CountedEvent, sign: 1 | -1) => {
    const amount = sign * challengeContribution(challenge, counted);
    if (amount === 0) return;
    const key = identityKey(counted.event);
    const known = differences.get(key);
    if (known) known.amount += amount;
    else differences.set(key, { event: counted.event, amount });
  };
  for (const counted of withCorrections(before)) add(counted, -1);
  for (const counted of withCorrections(after)) add(counted, 1);
  return [...differences.values()].filter(({ amount }) => amount !== 0);
}

/** Returns the target that an agent must reach alone, or null in a team challenge. */
export function ownTarget({ kind, target }: StoredChallenge): number | null {
  return kind === "team" ? null : target;
}

/**
 * Returns what agents' events contribute to a challenge: stored events from the log, and events of
 * this transaction with their current outcome (whether they are written already or not).
 * @param changes the changes of this transaction, by agent; `others` are counted from the log only
 */
export async function findContributions(
  db: Kysely<Schema>,
  challenge: StoredChallenge,
  changes: readonly ChangedEvents[],
  others: readonly number[] = [],
): Promise<ReadonlyMap<number, readonly Contribution[]>> {
  const byAgent = new Map<number, Map<string, CountedEvent>>();
  const rowIds = [...new Set([...changes.map(({ agent }) => agent.rowId), ...others])];
  for (const rowId of rowIds) byAgent.set(rowId, new Map());
  for (const logged of await findChallengeEvents(db, challenge, rowIds)) {
    byAgent.get(logged.agentRowId)!.set(identityKey(logged.event), logged);
  }
  for (const { agent, after } of changes) {
    const events = byAgent.get(agent.rowId)!;
    for (const counted of after) events.set(identityKey(counted.event), counted);
  }
  return new Map([...byAgent].map(([rowId, events]) => [
    rowId,
    withCorrections([...events.values()]).flatMap((counted) => {
      const amount = challengeContribution(challenge, counted);
      return amount === 0 ? [] : [{ event: counted.event, amount }];
    }),
  ]));
}
