import type { Achievement } from "./achievements.ts";

/** What an agent has counted of a family, as of today. */
export interface Counted {
  /** On all days. */
  readonly total: number;
  /** Today, in the agent's zone. */
  readonly today: number;
  /** This ISO week, today included. */
  readonly week: number;
  /** The current streak. */
  readonly streak: number;
}

/**
 * How far an agent is with an achievement, from 0 to its target. One that is awarded once stays full;
 * a repeatable one shows the way to its next award.
 * @param awards how often the agent has it
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
