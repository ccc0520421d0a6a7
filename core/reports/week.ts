import { addDays, type Day, weekday } from "@/core/calendars/calendar.ts";

/** An ISO week as people and addresses write it: `2026-W48`. */
export type IsoWeek = string;

/** The pattern of a week. */
export const WEEK_PATTERN = /^\d{4}-W\d{2}$/;

/**
 * Returns the ISO week of a day. The first week of a year is the one with its first Thursday.
 * @example
 * weekOf("2027-01-02"); // "2026-W53"
 */
export function weekOf(day: Day): IsoWeek {
  const thursday = addDays(day, 4 - weekday(day));
  const year = thursday.slice(0, 4);
  const days = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / 86_400_000;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, "0")}`;
}

/** Returns the Monday of a week; undefined when the year has no such week. */
export function mondayOf(week: IsoWeek): Day | undefined {
  if (!WEEK_PATTERN.test(week)) return undefined;
  const [year, number] = [week.slice(0, 4), Number(week.slice(6))];
  if (year < "1970" || year >= "3000") return undefined;
  // January 4 is always in the first week.
  const fourth = `${year}-01-04`;
  const start = addDays(fourth, 1 - weekday(fourth) + (number - 1) * 7);
  return weekOf(start) === week ? start : undefined;
}

/** Returns the last week that is over. @param today the current day in the organization's zone */
export function lastFullWeek(today: Day): IsoWeek {
  return weekOf(addDays(today, -7));
}

/** Returns the week that is a number of weeks later (earlier when negative). */
export function addWeeks(week: IsoWeek, weeks: number): IsoWeek {
  return weekOf(addDays(mondayOf(week)!, weeks * 7));
}
