import { addDays, type Day, localDay } from "@/core/calendars/calendar.ts";
import { invalidField } from "@/services/problems/admin.ts";

/** A span of event times in milliseconds since the epoch, without its end. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** The maximum length of one recalculated period. */
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
 * Returns all local days that overlap with a period in any time zone. Scoring one day too many does
 * no harm; one day too few would.
 */
export function daysOfPeriod({ from, to }: TimeSpan): { readonly from: Day; readonly to: Day } {
  return { from: addDays(localDay(from, "UTC"), -1), to: addDays(localDay(to - 1, "UTC"), 1) };
}
