import type { Day } from "@/core/calendars/calendar.ts";
import type { Prize } from "./prize.ts";

/** Counts how often a prize was won, within a scope. */
export interface Counter {
  readonly prize: string;
  /** `total`, a day, or `day/agent`. */
  readonly scope: string;
}

/** A counter with the number that it must stay at or below. */
export interface Limit extends Counter {
  readonly limit: number;
}

/** The limits that a prize has for an agent's spin on a day. */
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
 * The prizes that a spin can still win, in the wheel's order. Those that ran out are left out before
 * the draw, so that the chances of the others keep their proportions.
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
