import { type Day, weekday } from "@/core/calendars/calendar.ts";

/** Points of an hour of a day; the hour is local, 0 to 23. */
export interface HourPoints {
  readonly day: Day;
  readonly hour: number;
  readonly points: number;
}

/** The points of a day until the end of an hour, and the mean of the compared days. */
interface HourSum {
  readonly hour: number;
  readonly points: number | null;
  readonly usual: number | null;
}

/** Whether two days are compared: weekends with weekends, the others with the others. */
function areAlike(a: Day, b: Day): boolean {
  return weekday(a) > 5 === weekday(b) > 5;
}

/** Returns the earlier days with points that a day is compared with, oldest first. */
export function comparedDays(rows: readonly HourPoints[], today: Day): Day[] {
  const days = new Set(rows.filter(({ points }) => points > 0).map(({ day }) => day));
  return [...days].filter((day) => day < today && areAlike(day, today)).sort();
}

/**
 * Adds up points hour by hour, from the first hour with points to the last one or the current hour.
 * @param now the current local hour; later ones have no points yet
 */
export function sumByHour(
  rows: readonly HourPoints[],
  today: Day,
  now: number,
): readonly HourSum[] {
  const days = comparedDays(rows, today);
  const shown = rows.filter(({ day }) => day === today || days.includes(day));
  if (shown.length === 0) return [];
  const hours = shown.map(({ hour }) => hour);
  const first = Math.min(...hours);
  const last = Math.max(...hours, now);
  const until = (hour: number, isShown: (day: Day) => boolean) =>
    shown.reduce((sum, row) => row.hour <= hour && isShown(row.day) ? sum + row.points : sum, 0);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).map((hour) => ({
    hour,
    points: hour > now ? null : until(hour, (day) => day === today),
    usual: days.length === 0
      ? null
      : Math.round(until(hour, (day) => day !== today) / days.length * 10) / 10,
  }));
}
