import type { RuleVersion } from "@/core/rules/rules.ts";
import { teamOfDay } from "./days.ts";
import type { Day, World, WorldAgent, WorldEvent } from "./world.ts";

type ActionRule = NonNullable<RuleVersion["rules"]["actions"]["deal_won"]>;
/** The maximum points of one event, whatever the rules say. */
const MAX_POINTS = 1_000_000;

type Conditions = ActionRule["bonuses"][number]["when"];

/**
 * Returns the rule version that applies at a time: of the newest recalculation that covers the
 * time, or else the newest version.
 */
export function rulesAt(world: World, time: number): RuleVersion {
  const counting = world.rules.filter((one) =>
    one.effectiveFrom <= time && (one.effectiveUntil === undefined || time < one.effectiveUntil)
  );
  counting.sort((a, b) =>
    (a.precedence ?? 0) - (b.precedence ?? 0) || a.effectiveFrom - b.effectiveFrom ||
    a.version - b.version
  );
  return counting.at(-1)!;
}

/**
 * Returns what an action pays, before the daily limits. `known` are the facts that the server
 * knows.
 */
export function payOf(
  rule: ActionRule,
  event: WorldEvent,
  known: Readonly<Record<string, number>>,
  factors: readonly number[],
): number {
  const facts: Record<string, unknown> = { ...event.data, ...known };
  const parts = [...rule.bonuses, ...rule.multipliers];
  const isApplied = (name: string): boolean => {
    const part = parts.find((one) => one.name === name);
    return part !== undefined && holdAll(part.when, facts, isApplied);
  };
  let points = rule.base;
  for (const bonus of rule.bonuses) if (isApplied(bonus.name)) points += bonus.points;
  for (const one of rule.multipliers) if (isApplied(one.name)) points *= one.factor;
  for (const factor of factors) points *= factor;
  return Math.min(Math.round(points), rule.maxPoints ?? MAX_POINTS);
}

/**
 * Returns whether all conditions are met. A missing field makes a condition false.
 * @param isApplied whether another bonus or multiplier of the rule was applied
 */
export function holdAll(
  conditions: Conditions,
  facts: Readonly<Record<string, unknown>>,
  isApplied: (name: string) => boolean = () => false,
): boolean {
  for (const condition of conditions) {
    if ("rule" in condition) {
      if (isApplied(condition.rule) !== (condition.op === "applied")) return false;
      continue;
    }
    const { field, op, value: wanted } = condition;
    const value = facts[field];
    if (op === "eq") {
      if (value !== wanted) return false;
    } else if (op === "in") {
      if (!(wanted as unknown[]).includes(value)) return false;
    } else {
      if (typeof value !== "number") return false;
      if (op === "lt" && !(value < wanted)) return false;
      if (op === "lte" && !(value <= wanted)) return false;
      if (op === "gt" && !(value > wanted)) return false;
      if (op === "gte" && !(value >= wanted)) return false;
      if (op === "between" && (value < wanted[0] || value > wanted[1])) return false;
    }
  }
  return true;
}

/** Returns the factors of the boosts that apply to an event. */
export function boostFactors(
  world: World,
  agent: WorldAgent,
  event: WorldEvent,
  day: Day,
): number[] {
  const counting = world.boosts.filter((boost) => {
    if (event.time < boost.startsAt || event.time >= boost.endsAt) return false;
    if (boost.types !== null && !boost.types.includes(event.type)) return false;
    if (boost.agent !== null && boost.agent !== agent.id) return false;
    return boost.team === null || boost.team === teamOfDay(agent, day);
  });
  return counting.map((boost) => boost.factor);
}

/** Returns what one of Laurel's own events pays. */
export function systemPay(event: WorldEvent): number {
  if (event.type === "challenge_completed") {
    const { rewardPoints, difficultyMultiplier } = event.data as Record<string, number>;
    const hundredths = BigInt(rewardPoints!) *
      BigInt(((difficultyMultiplier ?? 1) * 100).toFixed());
    return Number((hundredths + 50n) / 100n);
  }
  const { kind, value } = event.data["prize"] as { kind: string; value: number };
  return kind === "points" ? value : 0;
}

/** Returns what the n-th day of a streak pays. */
export function streakPay(rules: RuleVersion["rules"], length: number): number {
  const { base, consecutiveBonus, maxMultiplier } = rules.daily_streak;
  return Math.min(base + consecutiveBonus * (length - 1), Math.round(base * maxMultiplier));
}
