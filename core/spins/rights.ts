import type { Day } from "@/core/calendars/calendar.ts";

/** The number of streak days that earn one right to spin. */
export const STREAK_DAYS_PER_SPIN = 5;

/** The data of an agent that decides how many rights to spin the agent has earned. */
export interface RightGrounds {
  /** The agent's days, with the streak after each, as `agent_days` stores them. */
  readonly days: readonly {
    readonly day: Day;
    readonly streak: { readonly length: number; readonly lastDay: Day | null };
  }[];
  readonly level: number;
  /** Ids of the agent's achievement awards: `key`, `key/n`, `key/day`. */
  readonly awards: readonly string[];
}

/**
 * Returns whether a day earns a right by its streak: it made the streak longer, to a multiple of
 * five.
 */
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

/** Returns the `ref` of the right that a level earns; level 2 is the first one that does. */
export function levelRef(level: number): string {
  return `level/${level}`;
}

/** Returns the `ref` of the right that an achievement award earns. */
export function awardRef(awardId: string): string {
  return `achievement/${awardId}`;
}

/** Returns the refs of all rights that an agent has earned: by days, then levels, then awards. */
export function wantedRights({ days, level, awards }: RightGrounds): string[] {
  const levels = Array.from({ length: Math.max(0, level - 1) }, (_, i) => levelRef(i + 2));
  return [
    ...days.filter(({ day, streak }) => earnsSpin(day, streak)).map(({ day }) => streakRef(day)),
    ...levels,
    ...awards.map(awardRef),
  ];
}
