import { identityKey } from "@/core/events/event_identity.ts";
import { createBatcher, QueueFull } from "./batcher.ts";
import type { AttributedEvent, IngestResult } from "./event.ts";
import { answerGroup, firstOf, refuse } from "./group_answers.ts";
import { commitKnown, planKnown, type ScoredKnown } from "./known_batch.ts";
import { OVERLOADED } from "./refusals.ts";
import { LANE, type LaneOptions, type StoreLane } from "./store_lane.ts";

/**
 * Scores events from cached agents where that is possible, and passes the others to the store lane.
 */
export interface MemoryLane {
  /** @throws {unknown} when the group of the event could not be planned */
  add(event: AttributedEvent): Promise<IngestResult>;
  /** Waits until all added events are processed. */
  idle(): Promise<void>;
}

/** Opens the lane that receives all incoming events. */
export function openMemoryLane(options: LaneOptions, storeLane: StoreLane): MemoryLane {
  const batcher = createBatcher<AttributedEvent, IngestResult>({
    ...LANE,
    run: (group) => runGroup(options, storeLane, group),
  });
  return {
    add: (event) =>
      batcher.add(event).catch((error) => {
        if (error instanceof QueueFull) return refuse(OVERLOADED);
        throw error;
      }),
    idle: () => batcher.idle(),
  };
}

/**
 * Answers a group. Events that can be scored from memory are answered first; the others when the
 * store lane has processed them. The next groups do not wait for the store lane.
 */
async function runGroup(
  options: LaneOptions,
  storeLane: StoreLane,
  group: readonly AttributedEvent[],
) {
  const distinct = [...firstOf(group).values()];
  const { scored, rest } = planKnown(distinct, options.memory, options.settings());
  const later = rest.map((event) => [identityKey(event), storeLane.add(event)] as const);
  const known = scored.length > 0 ? await storeKnown(options, storeLane, scored) : [];
  return answerGroup(group, new Map([...known, ...later]));
}

/**
 * Stores events that were scored from memory; when the memory was outdated, the store lane scores
 * them.
 */
async function storeKnown(
  { db, memory, settings, reportError, onCommit }: LaneOptions,
  storeLane: StoreLane,
  scored: readonly ScoredKnown[],
): Promise<Iterable<readonly [string, IngestResult | Promise<IngestResult>]>> {
  try {
    const done = await commitKnown(db, scored, memory, settings());
    if (done?.hasMessages) onCommit();
    if (done) return done.results;
  } catch (error) {
    reportError("ingest_from_memory", "events could not be written from memory", error);
  }
  memory.forget(scored.map(({ agent }) => agent.rowId));
  return scored.flatMap(({ events }) => events)
    .map((event) => [identityKey(event), storeLane.add(event)] as const);
}
