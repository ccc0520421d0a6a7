import { type EventIdentity, identityKey } from "@/core/events/event_identity.ts";
import type { Problem } from "@/services/problems/mod.ts";
import {
  type AttributedEvent,
  conflictProblem,
  type EventAnswer,
  hasContent,
  type IngestResult,
} from "./event.ts";

/** Returns the first event of each identity. */
export function firstOf(group: readonly AttributedEvent[]): Map<string, AttributedEvent> {
  const first = new Map<string, AttributedEvent>();
  for (const event of group) {
    if (!first.has(identityKey(event))) first.set(identityKey(event), event);
  }
  return first;
}

/**
 * Returns the answers of a group, in its order. When several events share an identity, the result of
 * the first one decides the answers of the others.
 */
export function answerGroup(
  group: readonly AttributedEvent[],
  results: ReadonlyMap<string, IngestResult | Promise<IngestResult>>,
): (IngestResult | Promise<IngestResult>)[] {
  const first = firstOf(group);
  return group.map((event) => {
    const leader = first.get(identityKey(event))!;
    const result = results.get(identityKey(event))!;
    if (event === leader) return result;
    return result instanceof Promise
      ? result.then((met) => answerAgain(event, leader, met))
      : answerAgain(event, leader, result);
  });
}

/** Returns the answer of an event whose identity an earlier event of the group has. */
function answerAgain(
  event: AttributedEvent,
  leader: AttributedEvent,
  result: IngestResult,
): IngestResult {
  const stored = result.kind === "rejected" ? result.stored : {
    contentHash: leader.contentHash,
    answer: result.answer,
  };
  // The first event was not stored, and this one is refused for the same reason.
  if (!stored) return result;
  return hasContent(event, stored.contentHash)
    ? { kind: "duplicate", answer: stored.answer as EventAnswer }
    : refuse(conflictProblem(event));
}

/** Returns the answer of an event that is not stored. */
export function refuse(problem: Problem): IngestResult {
  return { kind: "rejected", problem };
}

/** Returns the same refusal for each event of a batch, by its identity. */
export function refuseAll(
  batch: readonly EventIdentity[],
  problem: Problem,
): Map<string, IngestResult> {
  return new Map(batch.map((event) => [identityKey(event), refuse(problem)]));
}
