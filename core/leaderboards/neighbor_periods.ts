import { addDays } from "@/core/calendars/calendar.ts";
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
