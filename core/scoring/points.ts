import { applies, memoFor } from "@/core/rules/applied.ts";
import type { Facts } from "@/core/rules/conditions.ts";
import { type ActionRule, MAX_EVENT_POINTS, type StreakRule } from "@/core/rules/rules.ts";
import type { BreakdownStep } from "./views.ts";

/** Points with the arithmetic behind them. */
export interface Calculation {
  readonly points: number;
  readonly breakdown: readonly BreakdownStep[];
}

/** The fields of a boost that the breakdown shows. */
export interface BoostFactor {
  readonly name: string;
  readonly factor: number;
}

const NO_BOOSTS: readonly BoostFactor[] = [];

/**
 * Calculates what an action pays: the base, plus each bonus whose conditions hold, times each
 * multiplier whose conditions hold, times each boost, then the cap. Rounds once, before the cap
 * (DESIGN section 5).
 * @param boosts those in force, in the order in which the breakdown shows them
 * @example
 * calculatePoints(rule, (field) => event.data[field]); // { points: 12, breakdown: [...] }
 */
export function calculatePoints(
  rule: ActionRule,
  facts: Facts,
  boosts: readonly BoostFactor[] = NO_BOOSTS,
): Calculation {
  const breakdown: BreakdownStep[] = [{ rule: "base", points: rule.base }];
  const memo = memoFor(rule);
  let points = rule.base;
  for (const bonus of rule.bonuses) {
    if (!applies(bonus, rule, facts, memo)) continue;
    points += bonus.points;
    breakdown.push({ rule: bonus.name, points: bonus.points });
  }
  for (const multiplier of rule.multipliers) {
    if (!applies(multiplier, rule, facts, memo)) continue;
    points *= multiplier.factor;
    breakdown.push({ rule: multiplier.name, factor: multiplier.factor });
  }
  for (const { name, factor } of boosts) {
    points *= factor;
    breakdown.push({ rule: name, factor });
  }
  // Many factors can overflow to Infinity, and the next step needs a number.
  const rounded = Math.min(Math.round(points), Number.MAX_SAFE_INTEGER);
  const most = rule.maxPoints ?? MAX_EVENT_POINTS;
  if (rounded > most) {
    breakdown.push({ rule: "max_points", points: most - rounded });
    return { points: most, breakdown };
  }
  return { points: rounded, breakdown };
}

/**
 * Calculates what the `length`-th consecutive working day of a streak pays: base + consecutiveBonus
 * for each day after the first, at most base x maxMultiplier.
 */
export function calculateStreakPoints(rule: StreakRule, length: number): Calculation {
  const breakdown: BreakdownStep[] = [{ rule: "base", points: rule.base }];
  const bonus = rule.consecutiveBonus * (length - 1);
  if (bonus !== 0) breakdown.push({ rule: "consecutive_bonus", points: bonus });
  const most = Math.round(rule.base * rule.maxMultiplier);
  const points = rule.base + bonus;
  if (points <= most) return { points, breakdown };
  breakdown.push({ rule: "max_multiplier", points: most - points });
  return { points: most, breakdown };
}
