import type { ExplainedEntry } from "@/core/explain/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { correctionWords } from "@/words/corrections.ts";

/** The most characters of a reason; the server counts the same. */
export const MAX_REASON = 500;

/** What the person is typing. */
export interface CorrectionDraft {
  readonly mode: "correct" | "reverse";
  /** The new value as it is typed. */
  readonly points: string;
  readonly reason: string;
}

/** A request to the API, without the preview mark. */
export interface ChangeRequest {
  readonly path: "/corrections" | "/reversals";
  readonly body: Readonly<Record<string, unknown>>;
}

/** What can be done with an entry. */
export type Possible = "both" | "reverse" | "nothing";

/**
 * Returns what can be done with an entry: streaks and achievements follow from other entries, and a
 * correction can only be taken back.
 */
export function possibleFor({ event, correction }: ExplainedEntry): Possible {
  if (event.source === "laurel:streak" || event.source === "laurel:achievement") return "nothing";
  return correction ? "reverse" : "both";
}

/** Returns what an entry counts, with its corrections. */
export function worthOf({ points, corrections = [] }: ExplainedEntry): number {
  return corrections.reduce((sum, one) => sum + one.points, points);
}

/** Returns the whole number that was typed, or null. */
export function typedPoints(text: string): number | null {
  const trimmed = text.trim();
  return /^\d{1,7}$/.test(trimmed) ? Number(trimmed) : null;
}

/** Returns the errors of what is typed, by field. @param agent the person's name */
export function draftErrors(
  { mode, points, reason }: CorrectionDraft,
  worth: number,
  agent: string,
): Readonly<Record<string, string>> {
  const words = wordsOf(correctionWords).wrong;
  const errors: Record<string, string> = {};
  if (mode === "correct") {
    const typed = typedPoints(points);
    if (typed === null) errors["points"] = words.points;
    else if (typed === worth) errors["points"] = words.same(worth);
  }
  if (reason.trim() === "") errors["reason"] = words.reason(agent);
  return errors;
}

/**
 * Returns the request for what is typed; null while there is no new value.
 * @param worth what the person sees that the entry counts
 */
export function requestOf(
  { event: { source, id } }: ExplainedEntry,
  { mode, points, reason }: CorrectionDraft,
  worth: number,
): ChangeRequest | null {
  const event = { source, id };
  if (mode === "reverse") return { path: "/reversals", body: { event, reason } };
  const typed = typedPoints(points);
  if (typed === null || typed === worth) return null;
  const body = { event, points: typed, expectedPoints: worth, reason };
  return { path: "/corrections", body };
}
