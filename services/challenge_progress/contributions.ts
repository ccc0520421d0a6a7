import type { Kysely } from "kysely";
import type { Contribution, CountedProgress } from "@/core/challenges/progress.ts";
import { challengeContribution, type CountedEvent } from "@/core/challenges/challenges.ts";
import type { EventKey } from "@/core/events/order.ts";
import type { Agent } from "@/db/agents/agents.ts";
import { findChallengeEvents, type PairProgress } from "@/db/challenges/progress.ts";
import type { StoredChallenge } from "@/db/challenges/challenges.ts";
import { identityKey } from "@/core/events/event_identity.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** What became of an agent's events in a transaction. */
export interface ChangedEvents {
  readonly agent: Pick<Agent, "rowId" | "id" | "team">;
  /** Stored events of days scored again, as they stood before. */
  readonly before: readonly CountedEvent[];
  /** All scored events as they stand now: new ones, and those of days scored again. */
  readonly after: readonly CountedEvent[];
}

/** An agent and a challenge of which some events' contributions changed. */
export interface TouchedPair {
  readonly change: ChangedEvents;
  readonly challenge: StoredChallenge;
  /** What the events add now, less what they added before. */
  readonly differences: readonly Contribution[];
}

/** A touched pair with its row before and its progress now. */
export interface MovedPair extends TouchedPair {
  readonly row: PairProgress;
  readonly now: CountedProgress;
  /** Everything the agent added since the row says; for a new row, everything. */
  readonly additions: readonly Contribution[];
}

/** The key of a pair in maps. */
export function pairKey(
  { agentRowId, challengeRowId }: Pick<PairProgress, "agentRowId" | "challengeRowId">,
): string {
  return `${challengeRowId} ${agentRowId}`;
}

/** The key of a pair's team in maps. */
export function teamKey(
  { challengeRowId, teamRowId }: Pick<PairProgress, "challengeRowId" | "teamRowId">,
): string {
  return `${challengeRowId} ${teamRowId}`;
}

/** What a change of an agent's events adds to a challenge, or takes away from it. */
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
  for (const counted of before) add(counted, -1);
  for (const counted of after) add(counted, 1);
  return [...differences.values()].filter(({ amount }) => amount !== 0);
}

/** The target of an agent alone: a team's is reached together. */
export function ownTarget({ kind, target }: StoredChallenge): number | null {
  return kind === "team" ? null : target;
}

/**
 * What agents' events add to a challenge: those of the log, and as they stand now those of this
 * transaction (whether they are written already or not).
 * @param changes what is known of agents; `others` are counted from the log alone
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
    [...events.values()].flatMap((counted) => {
      const amount = challengeContribution(challenge, counted);
      return amount === 0 ? [] : [{ event: counted.event, amount }];
    }),
  ]));
}
