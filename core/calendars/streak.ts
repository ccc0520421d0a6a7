import {
  addDays,
  type Day,
  isWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from "./calendar.ts";

/** The largest number of freezes that an agent can hold. */
export const MAX_FREEZES = 2;
/** Number of streak days that earn one freeze. */
export const DAYS_PER_FREEZE = 7;

/** The state of a streak after a day. */
export interface Streak {
  /** Number of consecutive working days with a scoring event; 0 before the first. */
  readonly length: number;
  /** The last active working day, or null. */
  readonly lastDay: Day | null;
  /** Number of unused freezes; each bridges one missed working day. */
  readonly freezes: number;
}

export const NO_STREAK: Streak = { length: 0, lastDay: null, freezes: 0 };

/**
 * Returns the streak after an active day. A non-working day changes nothing. Missed working days
 * use up freezes; when there are too few freezes, the streak ends.
 * @example
 * extendStreak(streak, "2026-11-30", DEFAULT_CALENDAR).length; // one longer than on Friday
 */
export function extendStreak(streak: Streak, day: Day, calendar: WorkingCalendar): Streak {
  if (!isWorkingDay(calendar, day) || streak.lastDay === day) return streak;
  if (streak.lastDay === null) return { length: 1, lastDay: day, freezes: streak.freezes };
  const missed = workingDaysBetween(calendar, streak.lastDay, day, streak.freezes + 1);
  const continues = missed <= streak.freezes;
  const length = continues ? streak.length + 1 : 1;
  const freezesLeft = continues ? streak.freezes - missed : streak.freezes;
  const earned = length % DAYS_PER_FREEZE === 0 ? 1 : 0;
  return { length, lastDay: day, freezes: Math.min(MAX_FREEZES, freezesLeft + earned) };
}

/** Returns the streak with additional freezes from spins, at most {@link MAX_FREEZES}. */
export function withFreezes(streak: Streak, granted: number): Streak {
  if (granted === 0) return streak;
  return { ...streak, freezes: Math.min(MAX_FREEZES, streak.freezes + granted) };
}

/**
 * Returns the length of the streak that rules see on a day with work. Every event of the day sees
 * the same length, including events before the first paid one, so the order of events within a day
 * does not matter.
 */
export function streakFact(before: Streak, day: Day, calendar: WorkingCalendar): number {
  return isWorkingDay(calendar, day)
    ? extendStreak(before, day, calendar).length
    : currentStreak(before, day, calendar);
}

/**
 * Returns the length to show today. No event records that a streak ended, so a streak that was
 * missed for longer than its freezes last counts as 0 here. Today counts as missed only when it is
 * over.
 */
export function currentStreak(streak: Streak, today: Day, calendar: WorkingCalendar): number {
  if (streak.lastDay === null || streak.lastDay >= today) return streak.length;
  const missed = workingDaysBetween(calendar, streak.lastDay, today, streak.freezes + 1);
  return missed <= streak.freezes ? streak.length : 0;
}

/** How far ahead {@link streakEndsOn} looks: longer than any leave. */
const MAX_LOOK_AHEAD_DAYS = 800;

/**
 * Returns the day from which on {@link currentStreak} is 0 unless there is work before: the one
 * after the first missed working day for which no freeze is left.
 */
export function streakEndsOn(
  { lastDay, freezes }: { readonly lastDay: Day; readonly freezes: number },
  calendar: WorkingCalendar,
): Day {
  let missed = 0;
  let day = lastDay;
  for (let ahead = 0; ahead < MAX_LOOK_AHEAD_DAYS; ahead++) {
    day = addDays(day, 1);
    if (isWorkingDay(calendar, day) && ++missed > freezes) break;
  }
  return addDays(day, 1);
}

/**
 * Returns the days of a span that freezes bridged: missed working days with days of the streak
 * before and after them.
 * @param days ascending, up to the streak's last day or beyond
 * @param active the days of the span with a scoring event
 */
export function bridgedDays(
  streak: Streak,
  days: readonly Day[],
  active: readonly Day[],
  calendar: WorkingCalendar,
): Day[] {
  const { lastDay, length } = streak;
  if (lastDay === null) return [];
  const counted = active.filter((day) => day <= lastDay && isWorkingDay(calendar, day));
  return days.filter((day) => {
    if (day >= lastDay || active.includes(day) || !isWorkingDay(calendar, day)) return false;
    return length > counted.filter((other) => other > day).length;
  });
}

/** Returns whether two streaks are equal in every field. */
export function sameStreak(a: Streak, b: Streak): boolean {
  return a.length === b.length && a.lastDay === b.lastDay && a.freezes === b.freezes;
}
