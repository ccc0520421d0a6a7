import type { Transaction } from "kysely";
import { identityKey } from "@/core/events/event_identity.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import type { Database } from "@/db/postgres/open.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { isTransient } from "@/db/postgres/transient.ts";
import { stopScoring } from "@/db/scoring/epoch.ts";
import { invalidateAgents, lockAgents } from "@/db/scoring/locked_agents.ts";
import type { Clock } from "@/core/clock.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import { type BatchSettings, runBatch } from "./batch.ts";
import { type ConfigStore, openConfig } from "./config.ts";
import {
  type AttributedEvent,
  contentHash,
  type IncomingEvent,
  type IngestResult,
} from "./event.ts";
import { refuse } from "./group_answers.ts";
import { createKnownAgents } from "./known_agents.ts";
import { type MemoryLane, openMemoryLane } from "./memory_lane.ts";
import { FAILED, UNAVAILABLE, unknownSubject } from "./refusals.ts";
import { type Locks, runScoring, TurnNeeded } from "./run_scoring.ts";
import type { RescoreSpan } from "./score_batch.ts";
import { type LaneOptions, MAX_GROUP, openStoreLane } from "./store_lane.ts";
import { openSubjects, type Subjects } from "./subjects.ts";
import { TrialOver, untilTrialOver } from "./trial.ts";

/** The sender of events. */
export interface Sender {
  readonly keyId: number | null;
  readonly createsAgents: boolean;
}

/** An event that Laurel itself creates. */
export interface SystemEvent extends Omit<ScoringEvent, "isReversed"> {
  readonly agentRowId: number;
}

/** The events of a use case that are scored in the same transaction as its own changes. */
export interface Work<T> {
  readonly result: T;
  readonly events?: readonly SystemEvent[];
  readonly rescore?: readonly RescoreSpan[];
  readonly messages?: readonly OutboxMessage[];
  /** Whether levels and achievements are not announced. */
  readonly isSilent?: boolean;
  /** Reads the final result after everything was scored, in the same transaction. */
  readonly conclude?: (trx: Transaction<Schema>) => Promise<T>;
}

/** Options of {@link Rewards.transact}. */
export interface TransactOptions {
  /** Whether all other scoring is paused, as in {@link Rewards.reconfigure}. */
  readonly isAlone?: boolean;
  /** Whether to roll everything back at the end; the result says what would have changed. */
  readonly isTrial?: boolean;
}

/** Ingests events, exactly once and durably. */
export interface Rewards {
  /**
   * Scores events and returns the results in the same order, once all are committed. It never
   * throws: an event that cannot be stored gets a problem as its result, and does not affect the
   * others.
   */
  ingest(events: readonly IncomingEvent[], sender: Sender): Promise<readonly IngestResult[]>;
  /**
   * Runs `work` with these agents locked, and scores the events that it returns in the same
   * transaction: both are committed or neither. `work` may run again after a rollback, so it must
   * change nothing outside of the transaction.
   * @returns the result of `work`, and the answers of its events in their order
   */
  transact<T>(
    agentRowIds: readonly number[],
    work: (trx: Transaction<Schema>) => Promise<Work<T>>,
    options?: TransactOptions,
  ): Promise<{ readonly result: T; readonly answers: readonly IngestResult[] }>;
  /**
   * Changes what scoring depends on, while scoring is paused. Every instance notices the change
   * before it scores again. The change must queue the stored events that it affects, in the same
   * transaction.
   */
  reconfigure<T>(change: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** Drops what this instance knows about whom a subject names, after agents were deleted. */
  forgetSubjects(): void;
  readonly config: ConfigStore;
  /** Waits until all accepted work is done. */
  idle(): Promise<void>;
}

export interface RewardsOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly reportError: ReportError;
  readonly timeZone: string;
  /** The achievements that are stored in a database without any. */
  readonly achievements: "default" | "none";
  /** Called after each commit that wrote an outbox row. */
  readonly onCommit: () => void;
  /** Called with whether a cache had what ingest asked for. */
  readonly onCacheRead?: ((cache: "agents" | "subjects", isHit: boolean) => void) | undefined;
}

/** Opens the scoring service on a migrated database. */
export async function openRewards(options: RewardsOptions): Promise<Rewards> {
  const { database: { db }, clock, reportError, timeZone, onCommit, onCacheRead } = options;
  const config = await openConfig(db, options);
  const settings = (now: number) => ({ config, timeZone, now });
  const lane: LaneOptions = {
    db,
    memory: createKnownAgents((isHit) => onCacheRead?.("agents", isHit)),
    settings: () => settings(clock()),
    reportError,
    onCommit,
  };
  const storeLane = openStoreLane(lane);
  const memoryLane = openMemoryLane(lane, storeLane);
  const subjects = openSubjects(db, (isHit) => onCacheRead?.("subjects", isHit));
  return {
    config,
    ingest: (events, sender) => ingest({ subjects, memoryLane, reportError }, events, sender),
    async transact<T>(
      agentRowIds: readonly number[],
      work: (trx: Transaction<Schema>) => Promise<Work<T>>,
      { isAlone = false, isTrial = false }: TransactOptions = {},
    ) {
      const now = clock();
      const done = await untilTrialOver(() =>
        runScoring(db, MAX_GROUP, async (trx, locks) => {
          if (isAlone && !locks.isAlone) throw new TurnNeeded();
          const rowIds = [...new Set([...agentRowIds, ...locks.agents])];
          const done = await scoreWork(
            trx,
            work,
            { ...locks, agents: new Set(rowIds) },
            settings(now),
          );
          if (isTrial) throw new TrialOver(done);
          return done;
        })
      );
      if (done.hasMessages && !isTrial) onCommit();
      const answers = done.events.map((event) => done.results.get(identityKey(event))!);
      return { result: done.result, answers };
    },
    reconfigure: (change) =>
      db.transaction().execute(async (trx) => {
        await stopScoring(trx);
        return await change(trx);
      }),
    forgetSubjects: () => subjects.forget(),
    async idle() {
      await memoryLane.idle();
      await storeLane.idle();
    },
  };
}

/** Runs a use case's own work with its agents locked, and scores the events that it returns. */
async function scoreWork<T>(
  trx: Transaction<Schema>,
  work: (trx: Transaction<Schema>) => Promise<Work<T>>,
  locks: Locks,
  settings: BatchSettings,
) {
  const rowIds = [...locks.agents];
  await lockAgents(trx, rowIds);
  const { result, events = [], conclude, ...rest } = await work(trx);
  // The work may have changed these agents in any way, so every instance must drop them from
  // its cache.
  await invalidateAgents(trx, rowIds);
  const batch = { events: events.map((event) => toAttributed(event, settings.now)), ...rest };
  const scored = await runBatch(trx, batch, locks, settings);
  return { result: await conclude?.(trx) ?? result, events, ...scored };
}

/** Finds the agents of events, and passes each event to the memory lane. */
async function ingest(
  { subjects, memoryLane, reportError }: {
    readonly subjects: Subjects;
    readonly memoryLane: MemoryLane;
    readonly reportError: ReportError;
  },
  events: readonly IncomingEvent[],
  sender: Sender,
): Promise<IngestResult[]> {
  let agents: Map<string, number>;
  try {
    const asked = events.map(({ subject }) => ({ subject, mayCreate: sender.createsAgents }));
    agents = await subjects.resolve(asked);
  } catch (error) {
    reportError("ingest", "agents could not be looked up", error, { isRefusal: true });
    return events.map(() => refuse(isTransient(error) ? UNAVAILABLE : FAILED));
  }
  return await Promise.all(events.map((event) => {
    const agentRowId = agents.get(event.subject);
    if (agentRowId === undefined) return refuse(unknownSubject(event.subject));
    return memoryLane.add({ ...event, agentRowId, keyId: sender.keyId });
  }));
}

function toAttributed(event: SystemEvent, now: number): AttributedEvent {
  const { type, time, data } = event;
  const subject = "";
  const hash = contentHash({ type, subject, time, data });
  return { ...event, subject, keyId: null, receivedAt: now, contentHash: hash };
}
