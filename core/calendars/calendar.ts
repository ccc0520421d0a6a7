/** A calendar date, `YYYY-MM-DD`. */
export type Day = string;

/** A change of the worked weekdays from a day on. */
export interface CalendarChange {
  readonly from: Day;
  /** ISO weekdays; empty during a pause, when nobody is expected to work. */
  readonly weekdays: readonly number[];
}

/** Which days count for a streak. */
export interface WorkingCalendar {
  /** ISO weekdays that are worked before the first change: 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[];
  /** Later changes of the worked weekdays, in ascending order. */
  readonly changes?: readonly CalendarChange[];
  /** Days on which this agent is not expected to work: holidays and leave. */
  readonly daysOff?: ReadonlySet<Day>;
}

/** Monday to Friday, no holidays. */
export const DEFAULT_CALENDAR: WorkingCalendar = { weekdays: [1, 2, 3, 4, 5] };

interface DaySpan {
  readonly start: number;
  readonly end: number;
  readonly day: Day;
}

// Finding a local day costs microseconds, and consecutive events often fall on the same day, so the
// last few days of each zone are cached. The result depends only on the arguments.
const SPANS_PER_ZONE = 8;
const spans = new Map<string, DaySpan[]>();

/**
 * Returns the local calendar day of a moment. Days begin at the zone's own midnight, also on days
 * with a clock change.
 * @param time milliseconds since the epoch
 * @param timeZone a result of `canonicalTimeZone` (time_zone.ts), e.g. `Europe/Berlin`
 * @throws {RangeError} when it is any other text
 * @example
 * localDay(Date.parse("2026-11-29T23:30:00Z"), "Europe/Berlin"); // "2026-11-30"
 */
export function localDay(time: number, timeZone: string): Day {
  let known = spans.get(timeZone);
  if (!known) spans.set(timeZone, known = []);
  for (const span of known) if (time >= span.start && time < span.end) return span.day;
  const moment = Temporal.Instant.fromEpochMilliseconds(Math.floor(time));
  const start = moment.toZonedDateTimeISO(timeZone).startOfDay();
  const span = {
    start: start.epochMilliseconds,
    end: start.add({ days: 1 }).startOfDay().epochMilliseconds,
    day: start.toPlainDate().toString(),
  };
  if (known.unshift(span) > SPANS_PER_ZONE) known.pop();
  return span.day;
}

/** Returns the moment at which a local day begins, in milliseconds since the epoch. */
export function dayStart(day: Day, timeZone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
}

// Dates without a zone are counted in whole days since the epoch in UTC, which has no clock
// changes.
const DAY_MILLISECONDS = 86_400_000;

function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MILLISECONDS;
}

function fromDayNumber(number: number): Day {
  return new Date(number * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** Returns the day that is a number of days later (earlier when the number is negative). */
export function addDays(day: Day, days: number): Day {
  return fromDayNumber(dayNumber(day) + days);
}

/** Returns the ISO weekday: 1 = Monday … 7 = Sunday. */
export function weekday(day: Day): number {
  // Day 0 of the epoch was a Thursday.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** Returns the weekdays that are worked as of a day. */
function weekdaysOn(calendar: WorkingCalendar, day: Day): readonly number[] {
  const { changes } = calendar;
  // Searches from the end, because callers nearly always ask about recent days.
  for (let i = (changes?.length ?? 0) - 1; i >= 0; i--) {
    if (changes![i]!.from <= day) return changes![i]!.weekdays;
  }
  return calendar.weekdays;
}

/** Returns whether the calendar expects work on a day. */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  return weekdaysOn(calendar, day).includes(weekday(day)) && !calendar.daysOff?.has(day);
}

/**
 * Counts the working days strictly between two days. It stops at a limit, so that a long absence
 * costs no long walk.
 */
export function workingDaysBetween(
  calendar: WorkingCalendar,
  after: Day,
  before: Day,
  limit: number,
): number {
  let count = 0;
  const last = dayNumber(before);
  // The walk ends at the latest at the end of the gap, even when the gap has no working day. A
  // pause (no working weekdays) is skipped up to the next change in one step.
  for (let number = dayNumber(after) + 1; number < last && count < limit; number++) {
    const day = fromDayNumber(number);
    if (weekdaysOn(calendar, day).length === 0) {
      number = Math.min(last, nextChange(calendar, day)) - 1;
    } else if (isWorkingDay(calendar, day)) count++;
  }
  return count;
}

/** Returns the day number of the first change after a day; Infinity when there is none. */
function nextChange(calendar: WorkingCalendar, day: Day): number {
  const next = calendar.changes?.find((change) => change.from > day);
  return next ? dayNumber(next.from) : Infinity;
}
