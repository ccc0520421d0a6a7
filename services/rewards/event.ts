import { createHash } from "node:crypto";
import { stringify } from "safe-stable-stringify";
import type { ScoringEvent } from "@/core/events/events.ts";
import type { EventAnswerView } from "@/core/events/views.ts";
import type { Outcome } from "@/core/scoring/score_event.ts";
import type { StoredAnswer } from "@/db/events/events.ts";
import type { Problem } from "@/services/problems/mod.ts";

/** A validated event on its way in. */
export interface IncomingEvent extends ScoringEvent {
  readonly subject: string;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
  readonly contentHash: string;
  /** The hash with the subject as it was sent, where that differs: of events stored long ago. */
  readonly sentHash?: string | undefined;
}

/** An event whose agent is known. */
export interface AttributedEvent extends IncomingEvent {
  readonly agentRowId: number;
  readonly keyId: number | null;
}

/** The parts of an event whose change makes it another event. */
export interface EventContent {
  readonly type: ScoringEvent["type"];
  readonly subject: string;
  /** As sent, milliseconds since the epoch; null when the sender gave none. */
  readonly time: number | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** SHA-256 in hex over the content, independent of the order of keys. */
export function contentHash({ type, subject, time, data }: EventContent): string {
  const canonical = stringify([type, subject, time, data]) ?? "";
  return createHash("sha256").update(canonical).digest("hex");
}

/** Whether an event is what is stored under its identity with this hash. */
export function hasContent(
  { contentHash, sentHash }: Pick<IncomingEvent, "contentHash" | "sentHash">,
  storedHash: string,
): boolean {
  return storedHash === contentHash || storedHash === sentHash;
}

/** What an event changed; the stored answer, which every repetition gets again. */
export interface EventAnswer extends Omit<EventAnswerView, "status"> {
  readonly status: Outcome["status"];
}

/** The outcome of bringing in one event. */
export type IngestResult =
  | { readonly kind: "accepted"; readonly answer: EventAnswer }
  | { readonly kind: "duplicate"; readonly answer: EventAnswer }
  | {
    readonly kind: "rejected";
    readonly problem: Problem;
    /** What is stored under the identity, when that is why. */
    readonly stored?: StoredAnswer;
  };

/** The refusal of an identity that already stands for another content. */
export function conflictProblem(event: { source: string; id: string }): Problem {
  return {
    status: 409,
    code: "event_conflict",
    title: "The event id was used with other content",
    detail: `An event with source "${event.source}" and id "${event.id}" is already stored with ` +
      `other content. Send changed content under a new id, or reverse the stored event first.`,
  };
}
