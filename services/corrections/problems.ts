import { withWho } from "@/core/explain/correction.ts";
import { reversalReason } from "@/core/events/corrections.ts";
import type { EventIdentity } from "@/core/events/event_identity.ts";
import { ACHIEVEMENT_SOURCE, STREAK_SOURCE } from "@/core/events/events.ts";
import type { FoundReversal } from "@/db/events/explain.ts";
import type { LoggedEvent } from "@/db/events/events.ts";
import { ProblemError } from "@/services/problems/mod.ts";

/** What to do instead for entries that have no event of their own. */
const WITHOUT_EVENT: ReadonlyMap<string, string> = new Map([
  [STREAK_SOURCE, "A day's streak follows from the work of the day."],
  [ACHIEVEMENT_SOURCE, "An achievement follows from the work that it counts."],
]);

/**
 * Refuses entries that have no event of their own: they go when the work that they follow from is
 * reversed, and a correction of them would stay.
 * @throws {ProblemError} `not_an_event`
 */
export function requireEvent({ source, id }: EventIdentity): void {
  const why = WITHOUT_EVENT.get(source);
  if (why === undefined) return;
  throw new ProblemError({
    status: 422,
    code: "not_an_event",
    title: "This entry follows from other entries",
    detail: `"${source}" with the id "${id}" was booked by Laurel itself. ${why} Reverse the ` +
      "events that should not count, or correct one of them by a difference.",
    errors: [{ path: "event", message: "has no event of its own" }],
  });
}

/** Returns the problem for correcting something that changes another event itself. */
export function notCorrectable(what: "a reversal" | "a correction"): ProblemError {
  return new ProblemError({
    status: 422,
    code: "not_correctable",
    title: "This cannot be corrected",
    detail: what === "a reversal"
      ? "It takes back another event and is worth nothing itself."
      : "It is a correction itself. Correct the event that it is about again, or reverse the " +
        "correction.",
    errors: [{ path: "event", message: `is ${what}` }],
  });
}

/** Returns the problem for an event that was taken back before. */
export function isReversed(reversal: FoundReversal | null): ProblemError {
  const words = withWho("It was taken back", reversalReason(reversal?.data ?? {}));
  return new ProblemError({
    status: 409,
    code: "event_reversed",
    title: "The event was taken back",
    detail: `${words.replace(/[.!?]$/, "")}. It counts nothing any more.`,
  });
}

/** Returns the problem for a request that was made from an older value. */
export function pointsChanged(
  { expected, points, newest }: {
    readonly expected: number;
    readonly points: number;
    /** The newest correction. */
    readonly newest: LoggedEvent | undefined;
  },
): ProblemError {
  const { at } = newest?.data ?? {};
  const what = newest
    ? `${withWho("It was corrected", reversalReason(newest.data)).replace(/[.!?]$/, "")}` +
      (typeof at === "string" ? ` (${at}).` : ".")
    : "It was scored again in the meantime.";
  return new ProblemError({
    status: 409,
    code: "points_changed",
    title: "The entry has changed",
    detail: `It counts ${points} now, not ${expected}. ${what} Look at it again before you ` +
      "change it.",
    errors: [{ path: "expectedPoints", message: `is ${expected}, but the entry counts ${points}` }],
  });
}

/** Returns the problem for an event with too many corrections. */
export function tooManyCorrections(most: number): ProblemError {
  return new ProblemError({
    status: 409,
    code: "too_many_corrections",
    title: "The event was corrected too often",
    detail: `An event can be corrected ${most} times. Reverse it and send the work again.`,
  });
}
