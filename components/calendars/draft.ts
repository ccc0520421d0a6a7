import type { Day } from "@/core/calendars/calendar.ts";
import { daysOfSpan } from "@/core/calendars/holidays.ts";
import type { Holiday, WholeCalendarView } from "@/core/calendars/working_calendars.ts";
import type { TeamRef } from "./TeamsField.tsx";

/** What a person has changed of a calendar and not saved yet. */
export interface CalendarDraft {
  /** The revision that the changes are based on. */
  readonly revision: number;
  readonly name: string;
  readonly teams: readonly TeamRef[];
  /** New weekdays from a day on; null: no change of them. */
  readonly weekdays: readonly number[] | null;
  readonly weekdaysFrom: Day | "";
  /** The first day of a version of the weekdays that is taken back; empty: none. */
  readonly takenBack: Day | "";
  /** Days with the name of their new holiday, or null for days that become ordinary. */
  readonly days: Readonly<Record<Day, string | null>>;
}

/** Returns the draft that changes nothing. */
export function draftOf({ revision, name, teams }: WholeCalendarView): CalendarDraft {
  return { revision, name, teams, weekdays: null, weekdaysFrom: "", takenBack: "", days: {} };
}

/** Returns what the API is asked to change; without the revision it is empty when nothing changes. */
export function changeOf(view: WholeCalendarView, draft: CalendarDraft) {
  const isShared = view.kind === "shared";
  const name = draft.name.trim();
  const ids = (teams: readonly TeamRef[]) => teams.map(({ id }) => id).sort();
  const days = Object.entries(draft.days).map(([day, name]) => ({ day, name }));
  return {
    ...(isShared && name !== view.name ? { name } : null),
    ...(isShared && ids(draft.teams).join("\n") !== ids(view.teams).join("\n")
      ? { teams: ids(draft.teams) }
      : null),
    ...(draft.takenBack !== ""
      ? { weekdays: { effectiveFrom: draft.takenBack, weekdays: null } }
      : draft.weekdays === null
      ? null
      : { weekdays: { effectiveFrom: draft.weekdaysFrom, weekdays: draft.weekdays } }),
    ...(days.length > 0 ? { days } : null),
  };
}

/** Counts what a draft changes: each day, and each of the other parts. */
export function countChanges(view: WholeCalendarView, draft: CalendarDraft): number {
  const { days = [], ...rest } = changeOf(view, draft);
  return days.length + Object.keys(rest).length;
}

/** Returns the names of the holidays by their days, as they will be. */
export function holidaysOf(
  stored: readonly Holiday[],
  edits: CalendarDraft["days"],
): ReadonlyMap<Day, string> {
  const names = new Map<Day, string>();
  for (const span of stored) for (const day of daysOfSpan(span)) names.set(day, span.name);
  for (const [day, name] of Object.entries(edits)) {
    if (name === null) names.delete(day);
    else names.set(day, name);
  }
  return names;
}

/**
 * Returns the edits after a day got a name, or became ordinary with null. An edit that leads back to
 * what is stored is no edit.
 */
export function editDay(
  stored: readonly Holiday[],
  edits: CalendarDraft["days"],
  day: Day,
  name: string | null,
): CalendarDraft["days"] {
  const { [day]: _, ...others } = edits;
  const before = holidaysOf(stored, {}).get(day) ?? null;
  return before === name ? others : { ...others, [day]: name };
}

/** Returns the holidays of a year as spans of days with one name, in order. */
export function spansOfYear(names: ReadonlyMap<Day, string>, year: number): readonly Holiday[] {
  const spans: Holiday[] = [];
  for (const day of daysOfSpan({ first: `${year}-01-01`, last: `${year}-12-31` })) {
    const name = names.get(day);
    if (name === undefined) continue;
    const last = spans.at(-1);
    const isNext = last?.name === name && daysOfSpan({ first: last.last, last: day }).length === 2;
    if (isNext) spans[spans.length - 1] = { ...last, last: day };
    else spans.push({ first: day, last: day, name });
  }
  return spans;
}

/** Returns the weekdays that a calendar says for a day; Monday to Friday where it says nothing. */
export function weekdaysOnDay(
  versions: WholeCalendarView["versions"],
  day: Day,
): readonly number[] {
  return versions.findLast(({ effectiveFrom }) => effectiveFrom <= day)?.weekdays ??
    [1, 2, 3, 4, 5];
}
