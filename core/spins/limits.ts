import type { Day } from "@/core/calendars/calendar.ts";
import type { Prize } from "./prize.ts";

/** A counter of how often a prize was won within a scope. */
export interface Counter {
  readonly prize: string;
  /** `total`, a day, or `day/agent`. */
  readonly scope: string;
}

/** A counter with its maximum. */
export interface Limit extends Counter {
  readonly limit: number;
}

/** Returns the limits of a prize for an agent's spin on a day. */
export function limitsOf(prize: Prize, day: Day, agent: string): Limit[] {
  const limits: readonly (readonly [string, number | null])[] = [
    ["total", prize.stock],
    [day, prize.perDay],
    [`${day}/${agent}`, prize.perAgentPerDay],
  ];
  return limits.flatMap(([scope, limit]) =>
    limit === null ? [] : [{ prize: prize.key, scope, limit }]
  );
}

/**
 * Returns the prizes that a spin can still win, in the wheel's order. Prizes that ran out are
 * removed before the draw, so the chances of the others keep their proportions.
 */
export function remainingPrizes(
  prizes: readonly Prize[],
  day: Day,
  agent: string,
  used: (counter: Counter) => number,
): readonly Prize[] {
  return prizes.filter((prize) =>
    limitsOf(prize, day, agent).every((limit) => used(limit) < limit.limit)
  );
}
