import { addDays, localDay, weekday } from "@/core/calendars/calendar.ts";
import { type IsoWeek, lastFullWeek } from "./week.ts";

/** When a report goes out, in the organization's time zone. */
export interface ReportTime {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  /** 0 to 23. */
  readonly hour: number;
}

/** A report that is due. */
export interface DueReport {
  readonly week: IsoWeek;
  /** Since when, milliseconds since the epoch. */
  readonly at: number;
}

/**
 * Returns the newest report that is due: about the week that was over at that moment. Older ones
 * that were missed are not due any more.
 */
export function latestDue(time: ReportTime, now: number, timeZone: string): DueReport {
  const today = localDay(now, timeZone);
  const day = addDays(today, -((weekday(today) - time.weekday + 7) % 7));
  const at = momentOf(day, time.hour, timeZone);
  const due = at <= now ? day : addDays(day, -7);
  return { week: lastFullWeek(due), at: momentOf(due, time.hour, timeZone) };
}

/** Returns the next moment at which a report will be due. */
export function nextDue(time: ReportTime, now: number, timeZone: string): number {
  const day = localDay(latestDue(time, now, timeZone).at, timeZone);
  return momentOf(addDays(day, 7), time.hour, timeZone);
}

/** An hour that a clock change leaves out is the hour after it. */
function momentOf(day: string, hour: number, timeZone: string): number {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds;
}
