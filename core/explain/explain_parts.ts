import { applies, holdsIn, type Part } from "@/core/rules/applied.ts";
import { type Facts, isDependency } from "@/core/rules/conditions.ts";
import { humanize } from "./arithmetic.ts";
import type { PartExplanation } from "./views.ts";
import { conditionWithValue } from "@/core/rules/condition_words.ts";
import type { BreakdownStep } from "@/core/scoring/views.ts";
import type { ActionRule } from "@/core/rules/rules.ts";

/**
 * Explains every part of a rule for an event: whether it applied, and which values decided that.
 * @param breakdown what the ledger entry holds; it decides which parts applied
 */
export function explainParts(
  rule: ActionRule,
  facts: Facts,
  breakdown: readonly BreakdownStep[],
): PartExplanation[] {
  const applied = new Set(breakdown.map((step) => step.rule));
  const explain = (part: Part, kind: "bonus" | "multiplier", effect: string) => {
    const isApplied = applied.has(part.name);
    return {
      rule: part.name,
      kind,
      effect,
      isApplied,
      because: because(part, rule, facts, isApplied),
    };
  };
  return [
    explainBase(rule.base),
    ...rule.bonuses.map((bonus) => explain(bonus, "bonus", signed(bonus.points))),
    ...rule.multipliers.map((part) => explain(part, "multiplier", `× ${part.factor}`)),
    ...explainExtras(breakdown, new Set([...rule.bonuses, ...rule.multipliers].map(nameOf))),
  ];
}

function nameOf(part: Part): string {
  return part.name;
}

function explainBase(points: number): PartExplanation {
  const because = "every event of this kind pays it";
  return { rule: "base", kind: "base", effect: signed(points), isApplied: true, because };
}

const LIMITS: Readonly<Record<string, string>> = {
  max_points: "one event of this kind pays no more",
  daily_ceiling: "the day's actions had come to the daily ceiling",
};

function limitWords(rule: string): string {
  return Object.hasOwn(LIMITS, rule) ? LIMITS[rule]! : "a limit cut it";
}

/** Explains boosts and limits, which only the breakdown contains. */
function explainExtras(
  breakdown: readonly BreakdownStep[],
  parts: ReadonlySet<string>,
): PartExplanation[] {
  return breakdown.filter(({ rule }) => rule !== "base" && !parts.has(rule)).map((step) =>
    "factor" in step
      ? {
        rule: step.rule,
        kind: "boost" as const,
        effect: `× ${step.factor}`,
        isApplied: true,
        because: "this boost was running",
      }
      : {
        rule: step.rule,
        kind: "limit" as const,
        effect: signed(step.points),
        isApplied: true,
        because: limitWords(step.rule),
      }
  );
}

function because(part: Part, rule: ActionRule, facts: Facts, isApplied: boolean): string {
  const memo = new Map<string, boolean>();
  if (applies(part, rule, facts, memo) !== isApplied) {
    // The facts of the day have changed since; the event is scored again when one of its inputs
    // changes.
    return isApplied
      ? "its conditions held when it was scored"
      : "its conditions did not hold then";
  }
  const relevant = part.when.filter((condition) =>
    isApplied || !holdsIn(condition, rule, facts, memo)
  );
  return relevant.map((condition) => {
    if (!isDependency(condition)) {
      return conditionWithValue(condition, facts(condition.field), isApplied);
    }
    const name = humanize(condition.rule);
    const isOtherApplied = (condition.op === "applied") === isApplied;
    const state = isOtherApplied ? `${name} applied` : `${name} did not apply`;
    return isApplied ? state : `${state} and must${isOtherApplied ? " not" : ""}`;
  }).join(", and ");
}

function signed(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`;
}

/** `quick bonus +3: not paid, response time was 200 and must be below 120`. */
export function partSentence(part: PartExplanation): string {
  const name = humanize(part.rule);
  const unpaid = part.kind === "multiplier" ? "not applied" : "not paid";
  const head = `${name} ${part.effect}`;
  if (!part.isApplied) return `${head}: ${unpaid}, ${part.because}`;
  return `${head}: ${part.because}`;
}
