import { createHash } from "node:crypto";
import { stringify } from "safe-stable-stringify";
import type { ScoringEvent } from "@/core/events/events.ts";
import type { EventAnswerView } from "@/core/scoring/event_answer.ts";
import type { Outcome } from "@/core/scoring/score_event.ts";
import type { StoredAnswer } from "@/db/events/events.ts";
import type { Problem } from "@/services/problems/mod.ts";

/** A validated event that is not stored yet. */
export interface IncomingEvent extends ScoringEvent {
  readonly subject: string;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
  readonly contentHash: string;
  /**
   * The hash with the subject as it was sent, where it differs. Some old events are stored with
   * that hash.
   */
  readonly sentHash?: string | undefined;
}

/** An event whose agent is known. */
export interface AttributedEvent extends IncomingEvent {
  readonly agentRowId: number;
  readonly keyId: number | null;
}

/** The fields of an event that must not change when it is sent again. */
export interface EventContent {
  readonly type: ScoringEvent["type"];
  readonly subject: string;
  /** The time as sent, in milliseconds since the epoch; null when the sender gave none. */
  readonly time: number | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Returns the SHA-256 of the content in hex, independent of the order of keys. */
export function contentHash({ type, subject, time, data }: EventContent): string {
  const canonical = stringify([type, subject, time, data]) ?? "";
  return createHash("sha256").update(canonical).digest("hex");
}

/** Whether an event has the same content as the stored event with this hash. */
export function hasContent(
  { contentHash, sentHash }: Pick<IncomingEvent, "contentHash" | "sentHash">,
  storedHash: string,
): boolean {
  return storedHash === contentHash || storedHash === sentHash;
}

/**
 * Other bookings that changed with the event: the day's streak, and the net corrections of
 * earlier bookings.
 */
export interface EventAnswer extends Omit<EventAnswerView, "status"> {
  readonly status: Outcome["status"];
}

/** The result of ingesting one event. */
export type IngestResult =
  | { readonly kind: "accepted"; readonly answer: EventAnswer }
  | { readonly kind: "duplicate"; readonly answer: EventAnswer }
  | {
    readonly kind: "rejected";
    readonly problem: Problem;
    /** The event that is stored under the identity, when that is the reason. */
    readonly stored?: StoredAnswer;
  };

/** Returns the problem for an event whose identity is already stored with other content. */
export function conflictProblem(event: { source: string; id: string }): Problem {
  return {
    status: 409,
    code: "event_conflict",
    title: "The event id was used with other content",
    detail: `An event with source "${event.source}" and id "${event.id}" is already stored with ` +
      `other content. Send changed content under a new id, or reverse the stored event first.`,
  };
}
