import type { Transaction } from "kysely";
import { stopScoring } from "@/db/scoring/epoch.ts";
import type { Database } from "@/db/postgres/open.ts";
import { type EventIdentity, identityKey } from "@/core/events/event_identity.ts";
import { lockAgents, outdateAgents } from "@/db/scoring/locked_agents.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/services/platform/clock.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import type { Problem } from "@/services/problems/mod.ts";
import { type Batch, type BatchResult, runBatch } from "./batch.ts";
import { createBatcher, QueueFull } from "./batcher.ts";
import { type ConfigStore, openConfig } from "./config.ts";
import {
  type AttributedEvent,
  conflictProblem,
  contentHash,
  type EventAnswer,
  hasContent,
  type IncomingEvent,
  type IngestResult,
} from "./event.ts";
import { createKnownAgents } from "./known_agents.ts";
import { commitKnown, planKnown, type ScoredKnown } from "./known_batch.ts";
import { isTransient } from "@/db/postgres/transient.ts";
import { runScoring, TurnNeeded } from "./run_scoring.ts";
import { TrialOver, untilTrialOver } from "./trial.ts";
import type { RescoreSpan } from "./score_batch.ts";
import { openSubjects } from "./subjects.ts";
import type { ScoringEvent } from "@/core/events/events.ts";

/** The sender of events. */
export interface Sender {
  readonly keyId: number | null;
  readonly createsAgents: boolean;
}

/** An event that Laurel itself creates. */
export interface SystemEvent extends Omit<ScoringEvent, "isReversed"> {
  readonly agentRowId: number;
}

/** What a use case wants to have scored in the same transaction as its own changes. */
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
}

const MAX_GROUP = 1_000;
const MAX_WAITING = 20_000;
const LINGER_MILLISECONDS = 4;

const UNAVAILABLE: Problem = {
  status: 503,
  code: "storage_unavailable",
  title: "The database cannot be reached",
  detail: "The event was not stored. Send it again; a repetition is never scored twice.",
  retryAfter: 2,
};
const OVERLOADED: Problem = {
  status: 429,
  code: "too_many_events",
  title: "Too many events are waiting",
  detail: "The event was not stored. Send it again after a pause, and send batches.",
  retryAfter: 1,
};
const FAILED: Problem = {
  status: 500,
  code: "internal_error",
  title: "The event could not be processed",
  detail: "The event was not stored because of an error in Laurel, which has been logged.",
};

/** Opens the scoring service on a migrated database. */
export async function openRewards(options: RewardsOptions): Promise<Rewards> {
  const { database, clock, reportError } = options;
  const { db } = database;
  const config = await openConfig(db, options);
  const subjects = openSubjects(db);
  const memory = createKnownAgents();
  // One group at a time: a second connection makes the groups smaller, and each group costs the
  // same round trips, so fewer events were stored (2,410 instead of 2,660 events/s from 32
  // connections).
  const lane = { maxSize: MAX_GROUP, concurrency: 1, lingerMilliseconds: LINGER_MILLISECONDS };
  const batcher = createBatcher<AttributedEvent, IngestResult>({
    ...lane,
    run: runGroup,
    maxWaiting: MAX_WAITING,
  });
  const longWay = createBatcher<AttributedEvent, IngestResult>({
    ...lane,
    run: runLongWay,
    maxWaiting: MAX_WAITING,
  });

  return { ingest, transact, reconfigure, config, idle };

  async function idle() {
    await batcher.idle();
    await longWay.idle();
  }

  async function transact<T>(
    agentRowIds: readonly number[],
    work: (trx: Transaction<Schema>) => Promise<Work<T>>,
    { isAlone = false, isTrial = false }: TransactOptions = {},
  ) {
    const now = clock();
    const done = await untilTrialOver(() =>
      runScoring(db, MAX_GROUP, async (trx, locks) => {
        if (isAlone && !locks.isAlone) throw new TurnNeeded();
        const rowIds = [...new Set([...agentRowIds, ...locks.agents])];
        await lockAgents(trx, rowIds);
        const { result, events = [], conclude, ...rest } = await work(trx);
        // The work may have changed these agents in any way, so every instance must drop them from
        // its cache.
        await outdateAgents(trx, rowIds);
        const batch = { events: events.map((event) => toAttributed(event, now)), ...rest };
        const own = { ...locks, agents: new Set(rowIds) };
        const scored = await runBatch(trx, batch, own, settings(now));
        const done = { result: await conclude?.(trx) ?? result, events, ...scored };
        if (isTrial) throw new TrialOver(done);
        return done;
      })
    );
    if (done.hasMessages && !isTrial) options.onCommit();
    const answers = done.events.map((event) => done.results.get(identityKey(event))!);
    return { result: done.result, answers };
  }

  async function reconfigure<T>(change: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
    return await db.transaction().execute(async (trx) => {
      await stopScoring(trx);
      return await change(trx);
    });
  }

  function settings(now: number) {
    return { config, timeZone: options.timeZone, now };
  }

  async function ingest(events: readonly IncomingEvent[], sender: Sender) {
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
      if (agentRowId === undefined) return refuse(unknownAgent(event.subject));
      return batcher.add({ ...event, agentRowId, keyId: sender.keyId }).catch((error) => {
        if (error instanceof QueueFull) return refuse(OVERLOADED);
        throw error;
      });
    }));
  }

  /**
   * Processes a group: events that can be scored from the cache at once, the others in a
   * transaction of their own lane. The next groups do not wait for those.
   */
  async function runGroup(group: readonly AttributedEvent[]) {
    const distinct = [...firstOf(group).values()];
    const { scored, rest } = planKnown(distinct, memory, settings(clock()));
    const later = rest.map((event) => [identityKey(event), takeLongWay(event)] as const);
    const known = scored.length > 0 ? await storeKnown(scored) : [];
    return answerGroup(group, new Map([...known, ...later]));
  }

  /**
   * Stores events that were scored from the cache. If the cache was outdated, they are scored again
   * in a transaction.
   */
  async function storeKnown(
    scored: readonly ScoredKnown[],
  ): Promise<Iterable<readonly [string, IngestResult | Promise<IngestResult>]>> {
    try {
      const done = await commitKnown(db, scored, memory, settings(clock()));
      if (done?.hasMessages) options.onCommit();
      if (done) return done.results;
    } catch (error) {
      reportError("ingest_from_memory", "events could not be written from memory", error);
    }
    memory.forget(scored.map(({ agent }) => agent.rowId));
    return scored.flatMap(({ events }) => events)
      .map((event) => [identityKey(event), takeLongWay(event)] as const);
  }

  /** Never rejects, because the caller may not be listening yet. */
  function takeLongWay(event: AttributedEvent): Promise<IngestResult> {
    return longWay.add(event).catch((error) => {
      if (error instanceof QueueFull) return refuse(OVERLOADED);
      reportError("ingest", "an event could not be stored", error, { isRefusal: true });
      return refuse(FAILED);
    });
  }

  async function runLongWay(group: readonly AttributedEvent[]) {
    return answerGroup(group, await store([...firstOf(group).values()]));
  }

  /**
   * Stores distinct events. When the error does not come from the database, each half is tried
   * alone.
   */
  async function store(batch: readonly AttributedEvent[]): Promise<Map<string, IngestResult>> {
    try {
      const { results, hasMessages } = await tryStore(batch);
      if (hasMessages) options.onCommit();
      return new Map(results);
    } catch (error) {
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
      const halves = [await store(batch.slice(0, middle)), await store(batch.slice(middle))];
      return new Map(halves.flatMap((half) => [...half]));
    }
  }

  async function tryStore(events: readonly AttributedEvent[]): Promise<BatchResult> {
    const batch: Batch = { events };
    const done = await runScoring(
      db,
      events.length,
      (trx, locks) => runBatch(trx, batch, locks, settings(clock())),
    );
    memory.keep(done.scored, done.knownFacts);
    return done;
  }
}

function toAttributed(event: SystemEvent, now: number): AttributedEvent {
  const { type, time, data } = event;
  const subject = "";
  const hash = contentHash({ type, subject, time, data });
  return { ...event, subject, keyId: null, receivedAt: now, contentHash: hash };
}

/** Returns the first event of each identity. */
function firstOf(group: readonly AttributedEvent[]): Map<string, AttributedEvent> {
  const first = new Map<string, AttributedEvent>();
  for (const event of group) {
    if (!first.has(identityKey(event))) first.set(identityKey(event), event);
  }
  return first;
}

/**
 * Returns the results in the group's order. Events with the same identity follow the result of the
 * first of them.
 */
function answerGroup(
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

/** Returns the result for an event whose identity an earlier event of the group has. */
function answerAgain(
  event: AttributedEvent,
  leader: AttributedEvent,
  result: IngestResult,
): IngestResult {
  const stored = result.kind === "rejected" ? result.stored : {
    contentHash: leader.contentHash,
    answer: result.answer,
  };
  // The first one was not stored, so this one is refused for the same reason.
  if (!stored) return result;
  return hasContent(event, stored.contentHash)
    ? { kind: "duplicate", answer: stored.answer as EventAnswer }
    : refuse(conflictProblem(event));
}

function refuse(problem: Problem): IngestResult {
  return { kind: "rejected", problem };
}

function refuseAll(batch: readonly EventIdentity[], problem: Problem): Map<string, IngestResult> {
  return new Map(batch.map((event) => [identityKey(event), refuse(problem)]));
}

function unknownAgent(subject: string): Problem {
  return {
    status: 422,
    code: "unknown_agent",
    title: "The agent does not exist",
    detail: `No agent has the id or e-mail "${subject}", and this key may not create agents. ` +
      `Create the agent first, or use a key that may.`,
    errors: [{ path: "subject", message: "names no agent" }],
  };
}
