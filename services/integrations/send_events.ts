import type { Kysely } from "kysely";
import { REVERSAL_TYPE } from "@/core/events/events.ts";
import {
  type DerivedRow,
  findOpen,
  markAttempted,
  type PlacedRow,
  saveSendOutcomes,
  type SendOutcome,
} from "@/db/integrations/derived_events.ts";
import { integrationObjectKey, type ObjectPlace } from "@/db/integrations/objects.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/core/clock.ts";
import { retryAt } from "@/services/jobs/back_off.ts";
import type { Log } from "@/services/platform/log.ts";
import { contentHash, type IncomingEvent, type IngestResult } from "@/services/rewards/event.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { isTransient } from "@/db/postgres/transient.ts";
import { eventIdOf, reversalIdOf, sourceOf } from "./event_ids.ts";
import { reversalTarget } from "./plan_events.ts";

/** Sends derived events to the log. */
export interface EventSender {
  /**
   * Sends the open events of some objects. It is idempotent: every revision has an id of its own,
   * and the log accepts each id once.
   */
  send(places: readonly ObjectPlace[]): Promise<void>;
  /** Sends rows that are known to be open. */
  sendOpen(rows: readonly PlacedRow[]): Promise<void>;
  /**
   * Sends events that have been open for a while, because an instance was stopped, the database was
   * unavailable, or Laurel failed to score them.
   */
  sweep(limit: number): Promise<number>;
}

// A row that changed less than this ago is most likely being sent by the instance that changed it.
const SWEEP_AFTER_MILLISECONDS = 5_000;

/** Opens the sender. */
export function openEventSender({ db, rewards, clock, log, providerOf }: {
  readonly db: Kysely<Schema>;
  readonly rewards: Pick<Rewards, "ingest">;
  readonly clock: Clock;
  readonly log: Log;
  readonly providerOf: (integrationId: string) => Promise<string>;
}): EventSender {
  async function sendRows(open: readonly PlacedRow[]): Promise<void> {
    if (open.length === 0) return;
    const toSend = await markAttempted(db, open.filter(needsSending));
    const fresh = new Map(toSend.map((row) => [rowKey(row), row]));
    const jobs: { row: PlacedRow; target: number; event: IncomingEvent; isReversal: boolean }[] =
      [];
    for (const one of open) {
      const row = fresh.get(rowKey(one)) ?? one;
      const source = sourceOf(await providerOf(row.place.integrationId), row.place);
      const target = reversalTarget(row);
      for (let revision = row.reversedTo + 1; revision <= target; revision++) {
        const event = reversalOf(source, row, revision, clock());
        jobs.push({ row, target, event, isReversal: true });
      }
      const sent = fresh.get(rowKey(one));
      if (sent) {
        const event = incoming(source, sent, clock());
        jobs.push({ row: sent, target, event, isReversal: false });
      }
    }
    const sender = { keyId: null, createsAgents: false };
    const results = await rewards.ingest(jobs.map(({ event }) => event), sender);
    const outcomes = new Map<string, SendOutcome>();
    jobs.forEach(({ row, target, isReversal }, index) => {
      const known = outcomes.get(rowKey(row)) ??
        { row, reversedTo: target, isSent: false, problem: null, retryAt: null };
      outcomes.set(rowKey(row), addResult(known, results[index]!, { isReversal, now: clock() }));
    });
    for (const row of open) {
      // There was nothing to send, or another instance sent it meanwhile.
      if (!outcomes.has(rowKey(row))) {
        const nothing = { reversedTo: 0, isSent: false, problem: null, retryAt: null };
        outcomes.set(rowKey(row), { row, ...nothing });
      }
    }
    await saveSendOutcomes(db, [...outcomes.values()], clock());
    const failed = [...outcomes.values()].filter((outcome) => outcome.retryAt !== null);
    if (failed.length > 0) {
      const { row: { place, key, failures } } = failed[0]!;
      log.error("events that tools reported could not be scored; they are tried again", {
        events: failed.length,
        first: { ...place, key, failures: failures + 1 },
      });
    }
  }

  /**
   * Sends as many events as possible: one whose state cannot be written must not block the others.
   */
  async function sendEach(open: readonly PlacedRow[]): Promise<void> {
    try {
      await sendRows(open);
    } catch (error) {
      if (open.length === 1 || isTransient(error)) throw error;
      const middle = open.length >> 1;
      const halves = [open.slice(0, middle), open.slice(middle)];
      const ends = await Promise.allSettled(halves.map(sendEach));
      for (const end of ends) if (end.status === "rejected") throw end.reason;
    }
  }

  return {
    sendOpen: sendRows,
    async send(places) {
      if (places.length > 0) await sendRows(await findOpen(db, { places }, 1_000));
    },
    async sweep(limit) {
      const now = clock();
      const open = await findOpen(
        db,
        { changedBefore: now - SWEEP_AFTER_MILLISECONDS, now },
        limit,
      );
      await sendEach(open);
      return open.length;
    },
  };
}

function needsSending(row: DerivedRow): boolean {
  return row.isWanted && !row.isSent && row.agentRowId !== null &&
    (row.problem === null || row.failures > 0);
}

function rowKey({ place, key }: PlacedRow): string {
  return `${integrationObjectKey(place)}\0${key}`;
}

function incoming(
  source: string,
  row: PlacedRow & { readonly agent: string },
  receivedAt: number,
): IncomingEvent {
  const content = {
    type: row.type,
    subject: row.agent,
    time: row.time,
    data: row.data,
  };
  const id = eventIdOf(row, row.revision);
  return { ...content, source, id, receivedAt, contentHash: contentHash(content) };
}

/**
 * Returns the reversal of a revision. It belongs to the agent of the event that it reverses; the
 * log finds that agent through the event.
 */
function reversalOf(
  source: string,
  row: PlacedRow,
  revision: number,
  receivedAt: number,
): IncomingEvent {
  const data = { reverses: { source, id: eventIdOf(row, revision) } };
  // The content follows from the id alone, so a repeated reversal is equal to the first.
  const hash = contentHash({ type: REVERSAL_TYPE, subject: "", time: null, data });
  return {
    source,
    id: reversalIdOf(row, revision),
    type: REVERSAL_TYPE,
    subject: row.sentAgent ?? "",
    time: row.time,
    data,
    receivedAt,
    contentHash: hash,
  };
}

/** The reason that a delivery shows when Laurel failed to score its event. */
const FAILED =
  "Laurel failed to score it. The error was logged, and Laurel tries again automatically.";
const FAILED_REVERSAL =
  "Laurel failed to take back its points. The error was logged, and Laurel tries again automatically.";

function addResult(
  known: SendOutcome,
  result: IngestResult,
  { isReversal, now }: { readonly isReversal: boolean; readonly now: number },
): SendOutcome {
  if (result.kind !== "rejected") return isReversal ? known : { ...known, isSent: true };
  const { status, detail } = result.problem;
  const isPassing = status === 429 || status === 503;
  // A failed reversal is tried again, and `reversedTo` only advances when all of them succeed. No
  // sender wrote the reversal, so any problem with it is a fault in Laurel.
  const kept = isReversal ? { ...known, reversedTo: known.row.reversedTo } : known;
  if (isPassing) return kept;
  if (!isReversal && status !== 500) return { ...kept, problem: detail };
  const problem = isReversal ? FAILED_REVERSAL : FAILED;
  return { ...kept, problem, retryAt: retryAt(known.row.failures + 1, now) };
}
