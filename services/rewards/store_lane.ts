import type { Kysely } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { isTransient } from "@/db/postgres/transient.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import { type Batch, type BatchResult, type BatchSettings, runBatch } from "./batch.ts";
import { createBatcher, QueueFull } from "./batcher.ts";
import type { AttributedEvent, IngestResult } from "./event.ts";
import { answerGroup, firstOf, refuse, refuseAll } from "./group_answers.ts";
import type { KnownAgents } from "./known_agents.ts";
import { FAILED, OVERLOADED, UNAVAILABLE } from "./refusals.ts";
import { runScoring } from "./run_scoring.ts";

/** The parts that both lanes of ingest use. */
export interface LaneOptions {
  readonly db: Kysely<Schema>;
  /** The cached agents, as they were when they were last scored. */
  readonly memory: KnownAgents;
  /** Returns the current settings of scoring. */
  readonly settings: () => BatchSettings;
  readonly reportError: ReportError;
  /** Called after each commit that wrote an outbox row. */
  readonly onCommit: () => void;
}

/** Scores events from the data in the database, one group after the other. */
export interface StoreLane {
  /** Never rejects, because the caller may await the result only later. */
  add(event: AttributedEvent): Promise<IngestResult>;
  /** Waits until all added events are processed. */
  idle(): Promise<void>;
}

/** The maximum number of events that are stored in one transaction. */
export const MAX_GROUP = 1_000;

/**
 * The batcher options of both lanes. Only one group runs at a time: with two, the groups were smaller
 * while each cost the same round trips, and throughput fell (from 2,660 to 2,410 events/s from 32
 * connections).
 */
export const LANE = {
  maxSize: MAX_GROUP,
  concurrency: 1,
  lingerMilliseconds: 4,
  maxWaiting: 20_000,
} as const;

/** Opens the lane that can score every event. */
export function openStoreLane(options: LaneOptions): StoreLane {
  const batcher = createBatcher<AttributedEvent, IngestResult>({
    ...LANE,
    run: async (group) => answerGroup(group, await store(options, [...firstOf(group).values()])),
  });
  return {
    add: (event) =>
      batcher.add(event).catch((error) => {
        if (error instanceof QueueFull) return refuse(OVERLOADED);
        const { reportError } = options;
        reportError("ingest", "an event could not be taken in", error, { isRefusal: true });
        return refuse(FAILED);
      }),
    idle: () => batcher.idle(),
  };
}

/**
 * Stores distinct events. When an error is not transient, it tries each half of them separately.
 */
async function store(
  options: LaneOptions,
  batch: readonly AttributedEvent[],
): Promise<Map<string, IngestResult>> {
  try {
    const { results, hasMessages } = await tryStore(options, batch);
    if (hasMessages) options.onCommit();
    return new Map(results);
  } catch (error) {
    const { reportError } = options;
    if (isTransient(error)) {
      const fields = { events: batch.length };
      reportError("ingest", "events could not be stored", error, { isRefusal: true, fields });
      return refuseAll(batch, UNAVAILABLE);
    }
    if (batch.length === 1) {
      const { source, id } = batch[0]!;
      const fields = { source, id };
      reportError("ingest", "an event could not be scored", error, { isRefusal: true, fields });
      return refuseAll(batch, FAILED);
    }
    const middle = batch.length >> 1;
    const halves = [
      await store(options, batch.slice(0, middle)),
      await store(options, batch.slice(middle)),
    ];
    return new Map(halves.flatMap((half) => [...half]));
  }
}

async function tryStore(
  { db, memory, settings }: LaneOptions,
  events: readonly AttributedEvent[],
): Promise<BatchResult> {
  const batch: Batch = { events };
  const done = await runScoring(
    db,
    events.length,
    (trx, locks) => runBatch(trx, batch, locks, settings()),
  );
  memory.keep(done.scored, done.knownFacts);
  return done;
}
