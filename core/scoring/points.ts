import { applies, memoFor } from "@/core/rules/applied.ts";
import type { Facts } from "@/core/rules/conditions.ts";
import { type ActionRule, MAX_EVENT_POINTS, type StreakRule } from "@/core/rules/rules.ts";
import type { BreakdownStep } from "./views.ts";

/** Points and how they came about. */
export interface Calculation {
  readonly points: number;
  readonly breakdown: readonly BreakdownStep[];
}

/** The part of a boost that the arithmetic shows. */
export interface BoostFactor {
  readonly name: string;
  readonly factor: number;
}

const NO_BOOSTS: readonly BoostFactor[] = [];

/**
 * What an action pays: base, plus each bonus whose condition holds, times each multiplier whose
 * condition holds, times each boost, then the cap; rounded once at the end (DESIGN section 5).
 * @param boosts those in force, in the order in which they are to stand in the breakdown
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
  // Many factors can come to more than a number can say; whoever reads the step below needs one.
  const rounded = Math.min(Math.round(points), Number.MAX_SAFE_INTEGER);
  const most = rule.maxPoints ?? MAX_EVENT_POINTS;
  if (rounded > most) {
    breakdown.push({ rule: "max_points", points: most - rounded });
    return { points: most, breakdown };
  }
  return { points: rounded, breakdown };
}

/**
 * What the `length`-th consecutive working day of a streak pays: base + consecutiveBonus for each
 * day after the first, at most base x maxMultiplier.
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
