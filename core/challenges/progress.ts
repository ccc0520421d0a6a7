import { MAX_PROGRESS } from "./challenges.ts";
import { compareEvents, type EventKey } from "@/core/events/order.ts";

/** The progress of a competitor (an agent or a team). */
export interface Progress {
  readonly progress: number;
  /** Event time at which the target was reached, milliseconds since the epoch; null before. */
  readonly completedAt: number | null;
  /** Time of the event that brought the progress to its current value; null without progress. */
  readonly lastTime: number | null;
}

export const NO_CHALLENGE_PROGRESS: Progress = { progress: 0, completedAt: null, lastTime: null };

/** An event and what it adds; negative when a change takes something away. */
export interface Contribution {
  readonly event: EventKey;
  readonly amount: number;
}

/** Progress together with the event that reached the target, where it is known. */
export interface CountedProgress extends Progress {
  readonly completedBy: EventKey | null;
}

/**
 * Counts contributions in the order of their event times, so the order of arrival does not matter.
 */
export function countProgress(
  contributions: readonly Contribution[],
  target: number | null,
): CountedProgress {
  let total = 0;
  let lastTime: number | null = null;
  let completedBy: EventKey | null = null;
  for (
    const { event, amount } of contributions.toSorted((a, b) => compareEvents(a.event, b.event))
  ) {
    if (amount <= 0) continue;
    total += amount;
    lastTime = event.time;
    if (completedBy === null && target !== null && total >= target) completedBy = event;
  }
  const completedAt = completedBy?.time ?? null;
  return { progress: Math.min(total, MAX_PROGRESS), completedAt, lastTime, completedBy };
}

/**
 * Computes the progress after a change from the progress before it; the result equals that of
 * `countProgress` over all events.
 * @returns null where the events themselves must be read: the change takes something away, or
 *   events that are not the latest decide when the target was reached
 */
export function advanceProgress(
  before: Progress,
  changes: readonly Contribution[],
  target: number | null,
): CountedProgress | null {
  let total = before.progress;
  let { lastTime } = before;
  let earliest = Infinity;
  for (const { event, amount } of changes) {
    if (amount < 0) return null;
    if (amount === 0) continue;
    total += amount;
    lastTime = Math.max(lastTime ?? event.time, event.time);
    earliest = Math.min(earliest, event.time);
  }
  // A progress that was cut to the maximum hides the real sum.
  if (total >= MAX_PROGRESS) return null;
  const after = { progress: total, completedAt: before.completedAt, lastTime, completedBy: null };
  if (earliest === Infinity || target === null) return after;
  if (before.completedAt !== null) return earliest < before.completedAt ? null : after;
  if (total < target) return after;
  if (before.lastTime !== null && earliest < before.lastTime) return null;
  // The new contributions all come after those that were already counted.
  let reached = before.progress;
  for (const { event, amount } of changes.toSorted((a, b) => compareEvents(a.event, b.event))) {
    reached += amount;
    if (reached >= target) return { ...after, completedAt: event.time, completedBy: event };
  }
  return null;
}
