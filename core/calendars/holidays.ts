import { addDays, type Day } from "./calendar.ts";
import type { DaySpan } from "./calendars.ts";
import type { Holiday } from "./working_calendars.ts";

/** A change of one day: the name of the holiday, or null to make it an ordinary day. */
export interface DayEdit {
  readonly day: Day;
  readonly name: string | null;
}

/** What is stored to make a change. */
export interface HolidayChange {
  readonly removed: readonly DaySpan[];
  readonly added: readonly Holiday[];
}

/**
 * Returns what must be removed and added so that days become holidays or ordinary days. A holiday of
 * several days that loses one of them is split; neighboring days with one name become one holiday.
 * @param stored the holidays that touch the days or their neighbors
 */
export function changeHolidays(
  stored: readonly Holiday[],
  edits: readonly DayEdit[],
): HolidayChange {
  const wanted = new Map(edits.map(({ day, name }) => [day, name]));
  const touched = new Set<Day>();
  for (const { day } of edits) {
    for (const one of [addDays(day, -1), day, addDays(day, 1)]) touched.add(one);
  }
  const before = stored.filter((span) => daysOfSpan(span).some((day) => touched.has(day)));
  const names = new Map<Day, string>();
  for (const span of before) for (const day of daysOfSpan(span)) names.set(day, span.name);
  for (const [day, name] of wanted) {
    if (name === null) names.delete(day);
    else names.set(day, name);
  }
  const after = spansOf(names);
  const key = ({ first, last, name }: Holiday) => `${first} ${last} ${name}`;
  const [old, next] = [new Set(before.map(key)), new Set(after.map(key))];
  return {
    removed: before.filter((span) => !next.has(key(span))),
    added: after.filter((span) => !old.has(key(span))),
  };
}

/** Returns the days of a span. */
export function daysOfSpan({ first, last }: DaySpan): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Returns which holidays a calendar does not have yet: those with a day that it does not know. */
export function missingHolidays(
  stored: readonly DaySpan[],
  found: readonly Holiday[],
): { readonly added: Holiday[]; readonly known: Holiday[] } {
  const days = new Set(stored.flatMap(daysOfSpan));
  const isKnown = (one: Holiday) => daysOfSpan(one).every((day) => days.has(day));
  return { added: found.filter((one) => !isKnown(one)), known: found.filter(isKnown) };
}

function spansOf(names: ReadonlyMap<Day, string>): Holiday[] {
  const spans: { first: Day; last: Day; name: string }[] = [];
  for (const [day, name] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = spans.at(-1);
    if (last?.name === name && addDays(last.last, 1) === day) last.last = day;
    else spans.push({ first: day, last: day, name });
  }
  return spans;
}
