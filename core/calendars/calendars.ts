import { addDays, type Day, DEFAULT_CALENDAR, type WorkingCalendar } from "./calendar.ts";
import { BEGINNING, teamOn, type TeamSpan } from "./teams.ts";

/** The weekdays that a team works from a day on. With team null: the whole organization. */
export interface CalendarVersion {
  readonly team: number | null;
  readonly from: Day;
  /** ISO weekdays, 1 = Monday; empty for a pause. */
  readonly weekdays: readonly number[];
}

/** A span of days on which nobody is expected to work; `last` is included. */
export interface DaySpan {
  readonly first: Day;
  readonly last: Day;
}

/** Holidays of a team. With team null: of the whole organization. */
export interface Holidays extends DaySpan {
  readonly team: number | null;
}

/** All calendars of the organization and its teams. */
export interface CalendarBook {
  readonly versions: readonly CalendarVersion[];
  readonly daysOff: readonly Holidays[];
}

export const NO_CALENDARS: CalendarBook = { versions: [], daysOff: [] };

// Calendars computed from one book. Agents of one team without leave share a calendar, so most
// batches compute none. A full cache is emptied.
const MAX_CACHED = 5_000;
const cache = new WeakMap<CalendarBook, Map<string, WorkingCalendar>>();

/**
 * Returns the calendar of one agent. Each day uses the version of the team that the agent was in,
 * else the organization's, else Monday to Friday. Days off are everybody's holidays, the holidays
 * of the team on days when the agent was in it, and the agent's own leave.
 * @param teams the agent's teams, oldest first
 * @returns {@link DEFAULT_CALENDAR} itself where nothing differs from it
 */
export function calendarOf(
  book: CalendarBook,
  teams: readonly TeamSpan[],
  leave: readonly DaySpan[],
): WorkingCalendar {
  if (book.versions.length === 0 && book.daysOff.length === 0 && leave.length === 0) {
    return DEFAULT_CALENDAR;
  }
  let known = cache.get(book);
  if (!known) cache.set(book, known = new Map());
  const key = keyOf(teams, leave);
  let calendar = known.get(key);
  if (!calendar) {
    calendar = makeCalendar(book, teams, leave);
    if (known.size >= MAX_CACHED) known.clear();
    known.set(key, calendar);
  }
  return calendar;
}

function keyOf(teams: readonly TeamSpan[], leave: readonly DaySpan[]): string {
  let key = "";
  for (const { from, team } of teams) key += `${from} ${team},`;
  for (const { first, last } of leave) key += `${first} ${last};`;
  return key;
}

function makeCalendar(
  book: CalendarBook,
  teams: readonly TeamSpan[],
  leave: readonly DaySpan[],
): WorkingCalendar {
  const daysOff = new Set<Day>();
  for (const { team, first, last } of book.daysOff) {
    for (const day of daysOf({ first, last })) {
      if (team === null || teamOn(teams, day) === team) daysOff.add(day);
    }
  }
  for (const span of leave) for (const day of daysOf(span)) daysOff.add(day);

  let weekdays = DEFAULT_CALENDAR.weekdays;
  const changes: { from: Day; weekdays: readonly number[] }[] = [];
  const borders = [...book.versions, ...teams].map((one) => one.from);
  for (const from of [...new Set(borders)].sort()) {
    const next = weekdaysOn(book, teamOn(teams, from), from);
    if (sameWeekdays(next, changes.at(-1)?.weekdays ?? weekdays)) continue;
    if (from <= BEGINNING) weekdays = next;
    else changes.push({ from, weekdays: next });
  }
  const isDefault = changes.length === 0 && daysOff.size === 0 &&
    sameWeekdays(weekdays, DEFAULT_CALENDAR.weekdays);
  if (isDefault) return DEFAULT_CALENDAR;
  return {
    weekdays,
    ...(changes.length > 0 ? { changes } : {}),
    ...(daysOff.size > 0 ? { daysOff } : {}),
  };
}

function* daysOf({ first, last }: DaySpan): Generator<Day> {
  for (let day = first; day <= last; day = addDays(day, 1)) yield day;
}

/**
 * Returns the weekdays of a team's newest version as of a day, else the organization's, else the
 * default.
 */
function weekdaysOn(book: CalendarBook, team: number | null, day: Day): readonly number[] {
  const newest = (owner: number | null) => {
    let found: CalendarVersion | undefined;
    for (const version of book.versions) {
      if (version.team !== owner || version.from > day) continue;
      if (!found || version.from > found.from) found = version;
    }
    return found?.weekdays;
  };
  return (team === null ? undefined : newest(team)) ?? newest(null) ?? DEFAULT_CALENDAR.weekdays;
}

function sameWeekdays(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((weekday) => b.includes(weekday));
}
