import { addDays, type Day, localDay } from "./calendar.ts";

/** When somebody works. */
export interface WorkingHours {
  /** One that `canonicalTimeZone` (time_zone.ts) gave, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** Times of day, "09:00"; the start is the earlier one. */
  readonly start: string;
  readonly end: string;
  readonly isWorkingDay: (day: Day) => boolean;
}

/** Days that are looked at; what lies after them is not counted. Longer than any wait that pays. */
const MAX_DAYS = 400;

/**
 * Seconds of a span that lie within working hours. They are seconds that passed: an hour that the
 * clocks skip is none, one that they repeat is two.
 * @param from milliseconds since the epoch
 * @param to milliseconds since the epoch; 0 seconds when it is not after `from`
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

/** When a clock on the wall shows a time of a day; of one that it skips, when it skips it. */
function momentOf(day: Day, time: string, timeZone: string, which: "earlier" | "later"): number {
  const wanted = Temporal.PlainDateTime.from(`${day}T${time}`);
  const moment = wanted.toZonedDateTime(timeZone, { disambiguation: which });
  if (moment.toPlainDateTime().equals(wanted)) return moment.epochMilliseconds;
  // A millisecond on, because it may itself be the moment of the change, which is to be found. A day
  // that a zone leaves out (as Samoa did with 2011-12-30) begins and ends at that moment.
  const after = wanted.toZonedDateTime(timeZone, { disambiguation: "later" });
  return after.add({ milliseconds: 1 }).getTimeZoneTransition("previous")!.epochMilliseconds;
}
