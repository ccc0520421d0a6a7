import { addDays, type Day, localDay } from "@/core/calendars/calendar.ts";
import { invalidField } from "@/services/problems/admin.ts";

/** A span of event times, milliseconds since the epoch; the end does not belong to it. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** Longest period that is recalculated at once. */
export const MAX_PERIOD_DAYS = 92;
const DAY_MILLISECONDS = 86_400_000;

/**
 * Checks the period of a recalculation.
 * @throws {ProblemError} `validation_failed`
 */
export function checkPeriod({ from, to }: TimeSpan, now: number): void {
  if (to <= from) throw invalidField("to", "is not after from");
  if (to > now) throw invalidField("to", "is in the future; only what was done is scored again");
  if (to - from > MAX_PERIOD_DAYS * DAY_MILLISECONDS) {
    throw invalidField(
      "from",
      `is more than ${MAX_PERIOD_DAYS} days before to; recalculate the time in pieces`,
    );
  }
}

/**
 * The local days that a period can fall on, wherever on earth: scoring one day more again does no
 * harm, one day less would.
 */
export function daysOfPeriod({ from, to }: TimeSpan): { readonly from: Day; readonly to: Day } {
  return { from: addDays(localDay(from, "UTC"), -1), to: addDays(localDay(to - 1, "UTC"), 1) };
}
