import { addDays, type Day } from "@/core/calendars/calendar.ts";
import { type DayRange, daysOf } from "@/core/insights/range.ts";

/** The periods that a page of performance compares. */
export interface Windows {
  readonly current: DayRange;
  /** As many days, before the current ones. */
  readonly previous: DayRange;
  /** As many days, before Laurel was introduced; null: unknown when, or not after it. */
  readonly baseline: DayRange | null;
  /**
   * With a holdout: the current days of it, and as many days before it began; null: there is none
   * in the current days.
   */
  readonly holdout: { readonly before: DayRange; readonly during: DayRange } | null;
}

/**
 * Returns the periods to compare.
 * @param introducedOn the first day with Laurel
 * @param holdout the first and last day of the holdout; `last` null: it has no end
 */
export function windowsOf(
  current: DayRange,
  introducedOn: Day | null,
  holdout: { readonly first: Day; readonly last: Day | null } | null,
): Windows {
  const isAfter = introducedOn !== null && introducedOn <= current.from;
  return {
    current,
    previous: daysBefore(current.from, daysOf(current)),
    baseline: isAfter ? daysBefore(introducedOn, daysOf(current)) : null,
    holdout: holdout && holdoutWindows(current, holdout.first, holdout.last),
  };
}

function holdoutWindows({ from, to }: DayRange, first: Day, last: Day | null) {
  const during = {
    from: from > first ? from : first,
    to: last !== null && last < to ? last : to,
  };
  if (during.from > during.to) return null;
  return { before: daysBefore(first, daysOf(during)), during };
}

function daysBefore(day: Day, days: number): DayRange {
  return { from: addDays(day, -days), to: addDays(day, -1) };
}
