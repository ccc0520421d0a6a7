import { addDays } from "@/core/calendars/calendar.ts";
import type { PeriodKind } from "./kinds.ts";
import { periodOf } from "./leaderboard.ts";
import type { Period } from "./views.ts";

/** The earliest day that a board can be asked for. */
const FIRST_DAY = "1970-01-01";

/** Returns a day in the period before, or null when there is none. */
export function dayBefore({ kind, start }: Period): string | null {
  return kind === "all" || start <= FIRST_DAY ? null : addDays(start, -1);
}

/** Returns a day in the period after, or null when this period is not over. */
export function dayAfter({ end }: Period, today: string): string | null {
  return end !== null && end <= today ? end : null;
}

/** Returns the last periods of a kind up to that of a day, the newest first. */
export function lastPeriods(kind: PeriodKind, day: string, count: number): Period[] {
  const periods = [periodOf(kind, day)];
  while (periods.length < count) {
    const before = dayBefore(periods.at(-1)!);
    if (before === null) break;
    periods.push(periodOf(kind, before));
  }
  return periods;
}
