import { type Day, isWorkingDay, type WorkingCalendar, workingDaysBetween } from "./calendar.ts";

/** Freezes an agent can hold at once. */
export const MAX_FREEZES = 2;
/** Streak days that earn one freeze. */
export const DAYS_PER_FREEZE = 7;

/** A streak as it stands after a day. */
export interface Streak {
  /** Consecutive working days with a scoring event; 0 before the first. */
  readonly length: number;
  /** The last active working day, or null. */
  readonly lastDay: Day | null;
  /** Freezes in hand; each bridges one missed working day. */
  readonly freezes: number;
}

export const NO_STREAK: Streak = { length: 0, lastDay: null, freezes: 0 };

/**
 * The streak after an active day. A non-working day changes nothing; missed working days are bridged
 * by freezes when there are enough of them, and end the streak otherwise.
 */
export function extendStreak(streak: Streak, day: Day, calendar: WorkingCalendar): Streak {
  if (!isWorkingDay(calendar, day) || streak.lastDay === day) return streak;
  if (streak.lastDay === null) return { length: 1, lastDay: day, freezes: streak.freezes };
  const missed = workingDaysBetween(calendar, streak.lastDay, day, streak.freezes + 1);
  const isKept = missed <= streak.freezes;
  const length = isKept ? streak.length + 1 : 1;
  const kept = isKept ? streak.freezes - missed : streak.freezes;
  const earned = length % DAYS_PER_FREEZE === 0 ? 1 : 0;
  return { length, lastDay: day, freezes: Math.min(MAX_FREEZES, kept + earned) };
}

/** The streak with freezes that were won; more than {@link MAX_FREEZES} cannot be held. */
export function withFreezes(streak: Streak, granted: number): Streak {
  if (granted === 0) return streak;
  return { ...streak, freezes: Math.min(MAX_FREEZES, streak.freezes + granted) };
}

/**
 * The streak as rules see it on a day with work: every event of the day sees the same, also those
 * before the first that paid, because it is a fact of the day and not of the order within it.
 */
export function streakFact(before: Streak, day: Day, calendar: WorkingCalendar): number {
  return isWorkingDay(calendar, day)
    ? extendStreak(before, day, calendar).length
    : currentStreak(before, day, calendar);
}

/**
 * The length to show today. Between two active days nothing is recorded, so a streak that was missed
 * for longer than its freezes last reads as 0, although no event said so. Today itself is not
 * missed before it is over.
 */
export function currentStreak(streak: Streak, today: Day, calendar: WorkingCalendar): number {
  if (streak.lastDay === null || streak.lastDay >= today) return streak.length;
  const missed = workingDaysBetween(calendar, streak.lastDay, today, streak.freezes + 1);
  return missed <= streak.freezes ? streak.length : 0;
}

/**
 * The days of a span that freezes bridged: missed working days with a part of the streak on either
 * side.
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

/** Whether two streaks are the same in every part. */
export function sameStreak(a: Streak, b: Streak): boolean {
  return a.length === b.length && a.lastDay === b.lastDay && a.freezes === b.freezes;
}
