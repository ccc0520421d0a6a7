import { type Facts, holds, isDependency, type RuleCondition } from "./conditions.ts";
import type { ActionRule } from "./rules.ts";

/** A bonus or a multiplier: what it is called, and what must hold for it. */
export interface Part {
  readonly name: string;
  readonly when: readonly RuleCondition[];
}

/** What is known already of the parts that others depend on; undefined where no part does. */
export type Memo = Map<string, boolean> | undefined;

// Most actions have no dependencies: they are not to pay for those that have.
const dependent = new WeakMap<ActionRule, boolean>();

/** The memo for one event under a rule. */
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

/** Whether a part of the rule applies to an event: all of its conditions hold. */
export function applies(part: Part, rule: ActionRule, facts: Facts, memo: Memo): boolean {
  for (const condition of part.when) {
    if (!holdsIn(condition, rule, facts, memo)) return false;
  }
  return true;
}

/** Whether one condition of a part holds, be it about a value or about another part. */
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
 * Whether the part with this name applies; one that does not exist does not. Parts are looked at in
 * whatever order the dependencies ask for, each once. A circle, which no checked rule set has, counts
 * as not applied where it closes.
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

/** The bonus or multiplier with a name. */
export function findPart(rule: ActionRule, name: string): Part | undefined {
  return rule.bonuses.find((bonus) => bonus.name === name) ??
    rule.multipliers.find((multiplier) => multiplier.name === name);
}
