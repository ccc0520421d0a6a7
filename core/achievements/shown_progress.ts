import type { Achievement } from "./achievements.ts";

/** What an agent has counted for a family, per span, as of today. */
export interface Counted {
  /** The sum of all days. */
  readonly total: number;
  /** The count of today, in the agent's time zone. */
  readonly today: number;
  /** The count of this ISO week, today included. */
  readonly week: number;
  /** The current length of the streak in days. */
  readonly streak: number;
}

/**
 * Returns the progress of an agent towards an achievement, from 0 to its target. A non-repeatable
 * achievement stays full after its award; a repeatable one shows the progress towards the next
 * award.
 * @param awards how often the agent has earned it
 */
export function progressOf(one: Achievement, counted: Counted, awards: number): number {
  if (!one.repeatable && awards > 0) return one.target;
  const isStreak = one.metric.measure.kind === "streak";
  if (one.repeatable && one.span === null && !isStreak) return counted.total % one.target;
  const count = isStreak
    ? counted.streak
    : one.span === "day"
    ? counted.today
    : one.span === "week"
    ? counted.week
    : counted.total;
  return Math.min(count, one.target);
}
