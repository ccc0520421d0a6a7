import type { Day } from "@/core/calendars/calendar.ts";

/**
 * The number of streak days that earn one right to spin: one or two spins in a week of work. Nothing
 * that a spin can win brings this nearer. Levels and achievements earn none, because points of a spin
 * reach them as well, and one spin would lead to the next.
 */
export const STREAK_DAYS_PER_SPIN = 3;

/** Returns whether a day earns a right by its streak: it made the streak longer, to a multiple. */
export function earnsSpin(
  day: Day,
  streak: { readonly length: number; readonly lastDay: Day | null },
): boolean {
  return streak.lastDay === day && streak.length > 0 && streak.length % STREAK_DAYS_PER_SPIN === 0;
}

/** Returns the `ref` of the right that a day of a streak earns. */
export function streakRef(day: Day): string {
  return `streak/${day}`;
}
