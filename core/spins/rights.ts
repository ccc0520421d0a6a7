import type { Day } from "@/core/calendars/calendar.ts";

/** Every so many days of a streak earn a right to spin. */
export const STREAK_DAYS_PER_SPIN = 5;

/** What earns rights to spin. */
export interface RightGrounds {
  /** The agent's days with the streak after each, as `agent_days` has it. */
  readonly days: readonly {
    readonly day: Day;
    readonly streak: { readonly length: number; readonly lastDay: Day | null };
  }[];
  readonly level: number;
  /** Ids of the agent's achievement awards: `key`, `key/n`, `key/day`. */
  readonly awards: readonly string[];
}

/** Whether a day earned a right by its streak: it lengthened the streak, to a multiple of five. */
export function earnsSpin(
  day: Day,
  streak: { readonly length: number; readonly lastDay: Day | null },
): boolean {
  return streak.lastDay === day && streak.length > 0 && streak.length % STREAK_DAYS_PER_SPIN === 0;
}

/** The `ref` of the right that a day of a streak earns. */
export function streakRef(day: Day): string {
  return `streak/${day}`;
}

/** The `ref` of the right that a level earns; levels from 2 on do. */
export function levelRef(level: number): string {
  return `level/${level}`;
}

/** The `ref` of the right that an achievement award earns. */
export function awardRef(awardId: string): string {
  return `achievement/${awardId}`;
}

/** The refs of all rights that an agent's record earns: days, then levels, then awards. */
export function wantedRights({ days, level, awards }: RightGrounds): string[] {
  const levels = Array.from({ length: Math.max(0, level - 1) }, (_, i) => levelRef(i + 2));
  return [
    ...days.filter(({ day, streak }) => earnsSpin(day, streak)).map(({ day }) => streakRef(day)),
    ...levels,
    ...awards.map(awardRef),
  ];
}
