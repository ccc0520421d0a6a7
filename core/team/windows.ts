import { addDays, type Day, dayStart, localDay } from "@/core/calendars/calendar.ts";

/** The number of earlier weeks that a day is compared with. */
const WEEKS = 4;

/** The part of an agent's day until a time of day. */
export interface DayWindow {
  readonly day: Day;
  /** The first moment, milliseconds since the epoch. */
  readonly from: number;
  /** The first moment after it. */
  readonly to: number;
}

/**
 * Returns today until now, then the same weekday of the last {@link WEEKS} weeks until the same time
 * on the clock, newest first. On a day with a clock change the time on the clock decides, not the
 * hours since midnight.
 * @param timeZone a result of `canonicalTimeZone`
 */
export function comparedWindows(now: number, timeZone: string): DayWindow[] {
  const today = localDay(now, timeZone);
  const time = Temporal.Instant.fromEpochMilliseconds(Math.floor(now))
    .toZonedDateTimeISO(timeZone).toPlainTime();
  return Array.from({ length: WEEKS + 1 }, (_, week) => {
    const day = addDays(today, -7 * week);
    const from = dayStart(day, timeZone);
    if (week === 0) return { day, from, to: Math.floor(now) + 1 };
    const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time });
    return { day, from, to: at.epochMilliseconds + 1 };
  });
}

/** Returns the minutes that are left of an agent's day. */
export function minutesLeft(now: number, timeZone: string): number {
  const end = dayStart(addDays(localDay(now, timeZone), 1), timeZone);
  return Math.max(0, Math.floor((end - now) / 60_000));
}
