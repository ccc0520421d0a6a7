/** A calendar date, `YYYY-MM-DD`. */
export type Day = string;

/** From which day on other weekdays are worked. */
export interface CalendarChange {
  readonly from: Day;
  /** ISO weekdays; empty while nobody is expected to work. */
  readonly weekdays: readonly number[];
}

/** Which days count for a streak. */
export interface WorkingCalendar {
  /** ISO weekdays that are worked before the first change: 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[];
  /** What is worked later, in ascending order. */
  readonly changes?: readonly CalendarChange[];
  /** Days on which nobody is expected to work, for this agent: holidays and leave. */
  readonly daysOff?: ReadonlySet<Day>;
}

/** Monday to Friday, no holidays. */
export const DEFAULT_CALENDAR: WorkingCalendar = { weekdays: [1, 2, 3, 4, 5] };

interface DaySpan {
  readonly start: number;
  readonly end: number;
  readonly day: Day;
}

// Finding a local day costs microseconds, and events come in runs of the same day: the last few
// spans of each zone are remembered. The answer depends on the arguments alone.
const SPANS_PER_ZONE = 8;
const spans = new Map<string, DaySpan[]>();

/**
 * The local calendar day of a moment. Days begin where the zone says, also when the clocks change.
 * @param time milliseconds since the epoch
 * @param timeZone one that `canonicalTimeZone` (time_zone.ts) gave, e.g. `Europe/Berlin`
 * @throws {RangeError} when it is another text
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

/** The moment at which a local day begins, milliseconds since the epoch. */
export function dayStart(day: Day, timeZone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
}

// Dates without a zone are counted in whole days since the epoch, which UTC has no gaps in.
const DAY_MILLISECONDS = 86_400_000;

function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MILLISECONDS;
}

function fromDayNumber(number: number): Day {
  return new Date(number * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The day so many days later (or earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  return fromDayNumber(dayNumber(day) + days);
}

/** ISO weekday: 1 = Monday … 7 = Sunday. */
export function weekday(day: Day): number {
  // Day 0 of the epoch was a Thursday.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The weekdays that are worked as of a day. */
function weekdaysOn(calendar: WorkingCalendar, day: Day): readonly number[] {
  const { changes } = calendar;
  // From the end, because what is asked about is nearly always recent.
  for (let i = (changes?.length ?? 0) - 1; i >= 0; i--) {
    if (changes![i]!.from <= day) return changes![i]!.weekdays;
  }
  return calendar.weekdays;
}

/** Whether the calendar expects work on a day. */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  return weekdaysOn(calendar, day).includes(weekday(day)) && !calendar.daysOff?.has(day);
}

/**
 * Working days strictly between two days, counted up to a limit (a long absence need not be walked).
 */
export function workingDaysBetween(
  calendar: WorkingCalendar,
  after: Day,
  before: Day,
  limit: number,
): number {
  let count = 0;
  const last = dayNumber(before);
  // The walk ends at the gap's end at the latest, also when nothing is worked in it. Of a span
  // without a working weekday only the end is looked at.
  for (let number = dayNumber(after) + 1; number < last && count < limit; number++) {
    const day = fromDayNumber(number);
    if (weekdaysOn(calendar, day).length === 0) {
      number = Math.min(last, nextChange(calendar, day)) - 1;
    } else if (isWorkingDay(calendar, day)) count++;
  }
  return count;
}

/** Number of the day of the first change after a day; Infinity when there is none. */
function nextChange(calendar: WorkingCalendar, day: Day): number {
  const next = calendar.changes?.find((change) => change.from > day);
  return next ? dayNumber(next.from) : Infinity;
}
