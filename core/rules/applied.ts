import { type Facts, holds, isDependency, type RuleCondition } from "./conditions.ts";
import type { ActionRule } from "./rules.ts";

/** A bonus or a multiplier: its name and its conditions. */
export interface Part {
  readonly name: string;
  readonly when: readonly RuleCondition[];
}

/**
 * The known results of parts that other parts depend on; undefined when the rule has no
 * dependencies.
 */
export type Memo = Map<string, boolean> | undefined;

// Most actions have no dependencies, so this is computed once per rule and then cached.
const dependent = new WeakMap<ActionRule, boolean>();

/** Returns a new memo for one event under a rule. */
export function memoFor(rule: ActionRule): Memo {
  let isDependent = dependent.get(rule);
  if (isDependent === undefined) {
    isDependent = [...rule.bonuses, ...rule.multipliers].some(({ when }) =>
      when.some(isDependency)
    );
    dependent.set(rule, isDependent);
  }
  return isDependent ? new Map() : undefined;
}

/** Returns whether a part of the rule applies to an event: all of its conditions hold. */
export function applies(part: Part, rule: ActionRule, facts: Facts, memo: Memo): boolean {
  for (const condition of part.when) {
    if (!holdsIn(condition, rule, facts, memo)) return false;
  }
  return true;
}

/** Returns whether one condition of a part holds, for conditions on values and on other parts. */
export function holdsIn(
  condition: RuleCondition,
  rule: ActionRule,
  facts: Facts,
  memo: Memo,
): boolean {
  if (!isDependency(condition)) return holds(condition, facts);
  return isApplied(condition.rule, rule, facts, memo) === (condition.op === "applied");
}

/**
 * Returns whether the part with this name applies; a missing part does not. Parts are evaluated in
 * the order in which dependencies need them, each once. In a circle, which no checked rule set has,
 * the part that closes it does not apply.
 */
function isApplied(name: string, rule: ActionRule, facts: Facts, memo: Memo): boolean {
  const known = memo?.get(name);
  if (known !== undefined) return known;
  const part = findPart(rule, name);
  if (!part) return false;
  memo?.set(name, false);
  const result = applies(part, rule, facts, memo);
  memo?.set(name, result);
  return result;
}

/** Returns the bonus or multiplier with a name. */
export function findPart(rule: ActionRule, name: string): Part | undefined {
  return rule.bonuses.find((bonus) => bonus.name === name) ??
    rule.multipliers.find((multiplier) => multiplier.name === name);
}
