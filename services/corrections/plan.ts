import type { Transaction } from "kysely";
import type { AgentSnapshot } from "@/core/agents/views.ts";
import {
  type ChangedBy,
  correctionOf,
  correctionPoints,
  isCorrection,
  MAX_CORRECTION_POINTS,
} from "@/core/events/corrections.ts";
import { type EventIdentity, identityKey } from "@/core/events/event_identity.ts";
import { CORRECTION_SOURCE, CORRECTION_TYPE, REVERSAL_TYPE } from "@/core/events/events.ts";
import { findCorrections } from "@/db/events/corrections.ts";
import type { LoggedEvent } from "@/db/events/events.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { readBatchFacts } from "@/db/scoring/batch_facts.ts";
import { invalidField } from "@/services/problems/admin.ts";
import type { EventAnswer } from "@/services/rewards/event.ts";
import type { SystemEvent } from "@/services/rewards/mod.ts";
import type { Language } from "@/core/language.ts";
import { isReversed, notCorrectable, pointsChanged, tooManyCorrections } from "./problems.ts";
import { notificationOf, type Subject } from "./subject.ts";

/** A request to correct an event. Exactly one of `points` and `difference` is given. */
export interface CorrectionRequest {
  readonly event: EventIdentity;
  /** What it should count. */
  readonly points?: number | undefined;
  /** By how much it should count more or less. */
  readonly difference?: number | undefined;
  /** What it counted when the person decided; a request from an older value is refused. */
  readonly expectedPoints?: number | undefined;
  readonly reason: string;
  readonly isPreview: boolean;
  /** The language of the sentence in the answer; English by default. */
  readonly language?: Language | undefined;
}

/** How many corrections an event can have. */
const MAX_CORRECTIONS = 100;

/** What a request leads to: a correction to make, or the answer that it got before. */
export type Plan =
  & {
    readonly change: {
      readonly pointsBefore: number;
      readonly points: number;
      readonly by: ChangedBy;
      readonly at: string;
    };
  }
  & (
    | { readonly isRepeated: true; readonly answer: EventAnswer }
    | {
      readonly isRepeated: false;
      readonly event: SystemEvent;
      readonly message: OutboxMessage;
    }
  );

/**
 * Decides what a request to correct an event does, while the agent is locked.
 * @throws {ProblemError} `not_correctable`, `event_reversed`, `points_changed`,
 * `too_many_corrections`, `validation_failed`
 */
export async function planCorrection(
  trx: Transaction<Schema>,
  subject: Subject,
  request: CorrectionRequest,
  { agent, by, now }: {
    readonly agent: AgentSnapshot;
    readonly by: ChangedBy;
    readonly now: number;
  },
): Promise<Plan> {
  const { event } = subject;
  if (event.type === REVERSAL_TYPE) throw notCorrectable("a reversal");
  if (isCorrection(event)) throw notCorrectable("a correction");
  if (event.isReversed) throw isReversed(subject.reversal);
  const all = await findCorrections(trx, event);
  const standing = all.filter((one) => !one.isReversed);
  const current = standing.reduce((sum, one) => sum + one.points, event.points);
  const newest = standing.at(-1);
  if (newest && isRepetition(request, newest, current, by)) {
    const { answers } = await readBatchFacts(trx, [newest], []);
    const answer = answers.get(identityKey(newest))!.answer as EventAnswer;
    const { at } = correctionOf(newest);
    const change = { pointsBefore: current - newest.points, points: current, by, at };
    return { isRepeated: true, answer, change };
  }
  const { expectedPoints: expected, points, difference, reason } = request;
  if (expected !== undefined && expected !== current) {
    throw pointsChanged({ expected, points: current, newest: all.at(-1) });
  }
  const wanted = points === undefined ? current + difference! : points;
  requireWorth(points === undefined ? "difference" : "points", wanted, current);
  if (all.length >= MAX_CORRECTIONS) throw tooManyCorrections(MAX_CORRECTIONS);

  const at = new Date(now).toISOString();
  const { source, id, agentRowId, time } = event;
  const change = { kind: CORRECTION_TYPE, points: wanted - current, reason, by, at } as const;
  return {
    isRepeated: false,
    change: { pointsBefore: current, points: wanted, by, at },
    message: notificationOf(subject, agent, change),
    event: {
      source: CORRECTION_SOURCE,
      // The number keeps corrections of one event in the order in which they were made.
      id: `${source} ${id} ${String(all.length + 1).padStart(3, "0")}`,
      type: CORRECTION_TYPE,
      agentRowId,
      // The points belong to the day and the period of the work.
      time,
      data: {
        points: wanted - current,
        reason,
        by,
        at,
        corrects: { source, id },
        title: subject.title,
      },
    },
  };
}

/** Returns whether a request was carried out already, by the newest correction. */
function isRepetition(
  { points, difference, expectedPoints, reason }: CorrectionRequest,
  newest: LoggedEvent,
  current: number,
  by: ChangedBy,
): boolean {
  const made = correctionOf(newest);
  if (made.reason !== reason || made.by.id !== by.id) return false;
  const before = current - newest.points;
  const isFromBefore = expectedPoints === undefined || expectedPoints === before;
  if (!isFromBefore) return false;
  return points === undefined ? correctionPoints(newest) === difference : points === current;
}

/** Checks the value that an event is to count. */
function requireWorth(path: "points" | "difference", wanted: number, current: number): void {
  const counts = `the entry counts ${current}`;
  if (wanted === current) {
    throw invalidField(path, path === "points" ? `is what ${counts} already` : "changes nothing");
  }
  if (wanted < 0) throw invalidField(path, `makes it less than nothing: ${counts}`);
  if (wanted > MAX_CORRECTION_POINTS) {
    throw invalidField(path, `makes it more than ${MAX_CORRECTION_POINTS}: ${counts}`);
  }
}
