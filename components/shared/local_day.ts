import type { Day } from "@/core/calendars/calendar.ts";

/**
 * Returns the calendar day of a moment in a time zone. The function in `core/calendars/calendar.ts`
 * needs `Temporal`, which not every browser has; this one does not.
 */
export function localDay(moment: Date, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}
