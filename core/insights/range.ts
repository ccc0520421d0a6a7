import type { Language } from "@/core/language.ts";
import { addDays, type Day, weekday } from "@/core/calendars/calendar.ts";
import { rangeWords } from "@/words/ranges.ts";

/** The ranges that a page offers, in the order of the menu. */
export const RANGE_PRESETS = [
  "today",
  "last7",
  "last28",
  "last90",
  "this_week",
  "last_week",
  "this_month",
  "last_month",
  "this_quarter",
  "custom",
] as const;
export type RangePreset = typeof RANGE_PRESETS[number];

/** What a range can be compared with, in the order of the menu. */
export const RANGE_COMPARISONS = ["none", "before", "year"] as const;
export type RangeComparison = typeof RANGE_COMPARISONS[number];

/** What somebody chose, as the query of an address holds it. */
export interface RangeChoice {
  readonly preset: RangePreset;
  /** Only of a custom range; as typed. */
  readonly from: string;
  readonly to: string;
  readonly compare: RangeComparison;
}

/** Days, both included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** The days of a choice, or what is wrong with it by field. */
export type ChosenRange =
  | { readonly range: DayRange; readonly compared: DayRange | null; readonly wrong?: undefined }
  | { readonly wrong: RangeFaults; readonly range?: undefined; readonly compared?: undefined };

export interface RangeFaults {
  readonly from?: string;
  readonly to?: string;
}

/** More days are not drawn, and not asked of the server. */
export const MOST_DAYS = 1_100;

/**
 * Returns the days of a choice.
 * @param today the current day in the organization's time zone
 * @example
 * chosenRange({ preset: "last7", from: "", to: "", compare: "before" }, "2026-11-22");
 * // range 2026-11-16 to 2026-11-22, compared with 2026-11-09 to 2026-11-15
 */
export function chosenRange(
  choice: RangeChoice,
  today: Day,
  language: Language = "en",
): ChosenRange {
  if (choice.preset === "custom") {
    const wrong = faultsOf(choice, today, language);
    if (wrong !== null) return { wrong };
  }
  const range = choice.preset === "custom"
    ? { from: choice.from, to: choice.to }
    : presetRange(choice.preset, today);
  return { range, compared: comparedRange(choice.preset, range, choice.compare) };
}

/** Returns the number of days of a range. */
export function daysOf({ from, to }: DayRange): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

/** Returns every day of a range in order. */
export function listDays(range: DayRange): Day[] {
  return Array.from({ length: daysOf(range) }, (_, index) => addDays(range.from, index));
}

function presetRange(preset: Exclude<RangePreset, "custom">, today: Day): DayRange {
  switch (preset) {
    case "today":
      return { from: today, to: today };
    case "last7":
      return { from: addDays(today, -6), to: today };
    case "last28":
      return { from: addDays(today, -27), to: today };
    case "last90":
      return { from: addDays(today, -89), to: today };
    case "this_week":
      return { from: monday(today), to: today };
    case "last_week":
      return { from: addDays(monday(today), -7), to: addDays(monday(today), -1) };
    case "this_month":
      return { from: firstOfMonth(today, 0), to: today };
    case "last_month":
      return { from: firstOfMonth(today, -1), to: addDays(firstOfMonth(today, 0), -1) };
    case "this_quarter":
      return { from: firstOfMonth(today, -(monthIndex(today) % 3)), to: today };
  }
}

/**
 * Returns what a range is compared with. The period before a whole month is the month before; before
 * a month or quarter that is not over, as many days of the one before; otherwise the same number of
 * days directly before. Last year, ranges of days and weeks begin on the same weekday (364 days
 * earlier), and months, quarters and custom ranges on the same date.
 */
function comparedRange(
  preset: RangePreset,
  range: DayRange,
  comparison: RangeComparison,
): DayRange | null {
  if (comparison === "none") return null;
  if (comparison === "year") {
    const keepsDates = ["this_month", "last_month", "this_quarter", "custom"].includes(preset);
    const before = (day: Day) => keepsDates ? yearBefore(day) : addDays(day, -364);
    return { from: before(range.from), to: before(range.to) };
  }
  if (preset === "last_month") {
    return { from: firstOfMonth(range.from, -1), to: addDays(range.from, -1) };
  }
  if (preset === "this_month" || preset === "this_quarter") {
    const from = firstOfMonth(range.from, preset === "this_month" ? -1 : -3);
    const to = addDays(from, daysOf(range) - 1);
    const last = addDays(range.from, -1);
    return { from, to: to > last ? last : to };
  }
  return { from: addDays(range.from, -daysOf(range)), to: addDays(range.from, -1) };
}

function faultsOf(
  { from, to }: RangeChoice,
  today: Day,
  language: Language,
): RangeFaults | null {
  const { wrong } = rangeWords[language];
  const fault = (day: string) =>
    day === "" ? wrong.missing : isDay(day) ? undefined : wrong.noDay(day, today);
  const first = fault(from) ?? (from > today ? wrong.future : undefined);
  const last = fault(to) ?? lastFault(first === undefined ? from : null, to, language);
  if (first === undefined && last === undefined) return null;
  return Object.assign(
    {},
    first === undefined ? {} : { from: first },
    last === undefined ? {} : { to: last },
  );
}

function lastFault(from: Day | null, to: Day, language: Language): string | undefined {
  const { wrong } = rangeWords[language];
  if (from === null) return undefined;
  if (to < from) return wrong.order;
  if (daysOf({ from, to }) > MOST_DAYS) {
    return wrong.tooLong(MOST_DAYS.toLocaleString(language === "de" ? "de-DE" : "en-US"));
  }
  return undefined;
}

/** Returns whether a text is an existing day from 1970 to 2999, which the API takes as well. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < "1970-01-01" || text >= "3000-01-01") return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function monday(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/** 0 = January. */
function monthIndex(day: Day): number {
  return Number(day.slice(5, 7)) - 1;
}

/** Returns the first day of a month, counted from the month of a day. */
function firstOfMonth(day: Day, months: number): Day {
  return new Date(Date.UTC(Number(day.slice(0, 4)), monthIndex(day) + months, 1))
    .toISOString().slice(0, 10);
}

/** February 29 becomes the 28th. */
function yearBefore(day: Day): Day {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isDay(earlier) ? earlier : earlier.replace("02-29", "02-28");
}
