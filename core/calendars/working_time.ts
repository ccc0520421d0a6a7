import { addDays, type Day, localDay } from "./calendar.ts";

/** The working hours of an agent or team. */
export interface WorkingHours {
  /** A result of `canonicalTimeZone` (time_zone.ts), e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** Times of day, e.g. "09:00"; the start is before the end. */
  readonly start: string;
  readonly end: string;
  readonly isWorkingDay: (day: Day) => boolean;
}

/** Only this many days of a span are counted. It is longer than any wait that earns points. */
const MAX_DAYS = 400;

/**
 * Returns the seconds of a span that lie within working hours. Real seconds are counted: an hour
 * that a clock change skips counts 0 hours, an hour that it repeats counts 2.
 * @param from milliseconds since the epoch
 * @param to milliseconds since the epoch; the result is 0 when it is not after `from`
 * @throws {RangeError} when the zone does not exist
 */
export function workingSeconds(from: number, to: number, hours: WorkingHours): number {
  if (!(from < to)) return 0;
  const { timeZone, isWorkingDay } = hours;
  const last = localDay(to, timeZone);
  let milliseconds = 0;
  let day = localDay(from, timeZone);
  for (let looked = 0; looked < MAX_DAYS && day <= last; looked++, day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    const begin = momentOf(day, hours.start, timeZone, "earlier");
    const end = momentOf(day, hours.end, timeZone, "later");
    milliseconds += Math.max(0, Math.min(end, to) - Math.max(begin, from));
  }
  return milliseconds / 1000;
}

/**
 * Returns the moment at which a wall clock shows a time of day. For a time that a clock change
 * skips, this is the moment of the change.
 */
function momentOf(day: Day, time: string, timeZone: string, which: "earlier" | "later"): number {
  const wanted = Temporal.PlainDateTime.from(`${day}T${time}`);
  const moment = wanted.toZonedDateTime(timeZone, { disambiguation: which });
  if (moment.toPlainDateTime().equals(wanted)) return moment.epochMilliseconds;
  // Adds a millisecond, because the moment may itself be the clock change that is searched for. A
  // day that a zone leaves out (Samoa, 2011-12-30) begins and ends at the same moment.
  const after = wanted.toZonedDateTime(timeZone, { disambiguation: "later" });
  return after.add({ milliseconds: 1 }).getTimeZoneTransition("previous")!.epochMilliseconds;
}
