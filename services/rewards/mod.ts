import type { Database } from "../../db/open.ts";
import { type EventIdentity, identityKey, type StoredAnswer } from "../../db/events.ts";
import { DEFAULT_CALENDAR } from "../../core/calendar.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Problem } from "../problem.ts";
import { createBatcher, QueueFull } from "./batcher.ts";
import {
  conflictProblem,
  type EventAnswer,
  type IncomingEvent,
  type IngestResult,
} from "./event.ts";
import { delay, isTransient } from "./retry.ts";
import { openRuleVersions, type RuleVersions } from "./rule_versions.ts";
import { openSubjects } from "./subjects.ts";
import {
  type AttributedEvent,
  type BatchResult,
  EventRace,
  ingestBatch,
  MoreAgentsNeeded,
} from "./transaction.ts";

/** The sender, as far as ingest cares. */
export interface Sender {
  readonly keyId: number | null;
  readonly createsAgents: boolean;
}

/** Brings events in, once and durably. */
export interface Rewards {
  /**
   * Scores events; answers in their order once all are committed. Never throws: what cannot be
   * stored is answered with a problem of its own, the others are not affected.
   */
  ingest(events: readonly IncomingEvent[], sender: Sender): Promise<readonly IngestResult[]>;
  readonly rules: RuleVersions;
  /** Waits for what was begun. */
  idle(): Promise<void>;
}

export interface RewardsOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeZone: string;
  /** Called after each commit that wrote an outbox row. */
  readonly onCommit: () => void;
}

const MAX_GROUP = 1_000;
const MAX_WAITING = 20_000;
const LINGER_MS = 4;
const MAX_TRIES = 5;

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
  const { database, clock, log } = options;
  const { db } = database;
  const rules = await openRuleVersions(db, clock);
  const subjects = openSubjects(db);
  // One group at a time: a second connection makes the groups smaller, and with every group costing
  // the same round trips that came to less (2,660 against 2,410 events/s from 32 connections).
  const batcher = createBatcher<AttributedEvent, IngestResult>({
    run: runGroup,
    maxSize: MAX_GROUP,
    concurrency: 1,
    lingerMs: LINGER_MS,
    maxWaiting: MAX_WAITING,
  });

  return { ingest, rules, idle: () => batcher.idle() };

  async function ingest(events: readonly IncomingEvent[], sender: Sender) {
    let agents: Map<string, number>;
    try {
      const asked = events.map(({ subject }) => ({ subject, mayCreate: sender.createsAgents }));
      agents = await subjects.resolve(asked);
    } catch (error) {
      log.error("agents could not be looked up", { error });
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

  /** Answers a group; events that share an identity are answered by what the first of them met. */
  async function runGroup(group: readonly AttributedEvent[]): Promise<readonly IngestResult[]> {
    const first = new Map<string, AttributedEvent>();
    for (const event of group) {
      if (!first.has(identityKey(event))) first.set(identityKey(event), event);
    }
    const results = await store([...first.values()]);
    return group.map((event) => {
      const leader = first.get(identityKey(event))!;
      const result = results.get(identityKey(event))!;
      return event === leader ? result : answerAgain(event, leader, result);
    });
  }

  /** Stores distinct events; when an error is not of the database's making, each half is tried alone. */
  async function store(batch: readonly AttributedEvent[]): Promise<Map<string, IngestResult>> {
    try {
      const { results, hasMessages } = await tryStore(batch);
      if (hasMessages) options.onCommit();
      return new Map(results);
    } catch (error) {
      if (isTransient(error)) {
        log.error("events could not be stored", { error, events: batch.length });
        return refuseAll(batch, UNAVAILABLE);
      }
      if (batch.length === 1) {
        const { source, id } = batch[0]!;
        log.error("an event could not be scored", { error, source, id });
        return refuseAll(batch, FAILED);
      }
      const middle = batch.length >> 1;
      const halves = [await store(batch.slice(0, middle)), await store(batch.slice(middle))];
      return new Map(halves.flatMap((half) => [...half]));
    }
  }

  async function tryStore(batch: readonly AttributedEvent[]): Promise<BatchResult> {
    const alsoLock = new Set<number>();
    for (let attempt = 1;; attempt++) {
      try {
        const settings = {
          versions: await rules.get(),
          calendar: DEFAULT_CALENDAR,
          timeZone: options.timeZone,
          now: clock(),
        };
        return await db.transaction().execute((trx) => ingestBatch(trx, batch, alsoLock, settings));
      } catch (error) {
        const isRace = error instanceof EventRace;
        if (error instanceof MoreAgentsNeeded) { for (const id of error.rowIds) alsoLock.add(id); }
        else if (!isRace && (!isTransient(error) || attempt >= MAX_TRIES)) throw error;
        // The batch itself bounds how many more agents can be needed; races end with the others.
        if (attempt >= batch.length + MAX_TRIES) throw error;
        if (!(error instanceof MoreAgentsNeeded) && !isRace) await delay(20 * 2 ** attempt);
      }
    }
  }
}

/** Answers an event whose identity another event of the group had just before. */
function answerAgain(
  event: AttributedEvent,
  leader: AttributedEvent,
  result: IngestResult,
): IngestResult {
  const stored = result.kind === "rejected" ? result.stored : {
    contentHash: leader.contentHash,
    answer: result.answer as unknown as StoredAnswer["answer"],
  };
  // Nothing was stored: what kept the first one out keeps this one out.
  if (!stored) return result;
  return stored.contentHash === event.contentHash
    ? { kind: "duplicate", answer: stored.answer as unknown as EventAnswer }
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
