import type { RuleIssue } from "./views.ts";
import { findPart, type Part } from "./applied.ts";
import { findContradictions } from "./condition_check.ts";
import { type Condition, type Dependency, isDependency } from "./conditions.ts";
import { type KnownTypes, LAURELS_TYPES, NO_SUCH_TYPE } from "@/core/events/known_types.ts";
import { primaryIssues } from "@/core/problems/issue_words.ts";
import { checkAmounts, checkLimits } from "./limits_check.ts";
import { checkPayout } from "./payout_check.ts";
import { type ActionRule, type RuleSet, ruleSetSchema } from "./rules.ts";

/** Names that the breakdown uses itself. */
export const RESERVED_NAMES: readonly string[] = [
  ...["base", "max_points", "daily_ceiling", "consecutive_bonus", "max_multiplier"],
];

/**
 * Parses a draft from outside and describes everything that is wrong with it, in sentences.
 * @param types the types that the rules may name
 */
export function explainRuleSet(
  value: unknown,
  types: KnownTypes = LAURELS_TYPES,
): { readonly rules: RuleSet | null; readonly issues: readonly RuleIssue[] } {
  const parsed = ruleSetSchema.safeParse(value);
  if (parsed.success) return { rules: parsed.data, issues: checkRuleSet(parsed.data, types) };
  const issues = primaryIssues(parsed.error).map((issue): RuleIssue => ({
    severity: "error",
    path: issue.path.join("."),
    message: issue.message,
  }));
  return { rules: null, issues };
}

/** Checks a rule set that already has the right form. */
function checkRuleSet(rules: RuleSet, types: KnownTypes): RuleIssue[] {
  const issues = checkAmounts(rules);
  for (const [type, rule] of Object.entries(rules.actions)) {
    if (!rule) continue;
    const path = `actions.${type}`;
    if (!types.isWork(type)) issues.push({ severity: "error", path, message: NO_SUCH_TYPE });
    issues.push(...checkAction(rule, { path, type, types, dailyCeiling: rules.dailyCeiling }));
  }
  issues.push(...checkPayout(rules));
  return issues;
}

/** Where an action's rule is, and what its conditions can name. */
interface ActionPlace {
  readonly path: string;
  readonly type: string;
  readonly types: KnownTypes;
  readonly dailyCeiling?: number | undefined;
}

/** Checks the rule of one action: its names, conditions and limits. */
export function checkAction(rule: ActionRule, place: ActionPlace): RuleIssue[] {
  const { path, dailyCeiling } = place;
  return [
    ...checkNames(rule, path),
    ...checkCycles(rule, path),
    ...partsOf(rule, path).flatMap(([part, at]) => checkPart(part, rule, { ...place, path: at })),
    ...checkLimits(rule, dailyCeiling, path),
  ];
}

function partsOf(rule: ActionRule, path: string): [Part, string][] {
  return [
    ...rule.bonuses.map((part, i): [Part, string] => [part, `${path}.bonuses.${i}`]),
    ...rule.multipliers.map((part, i): [Part, string] => [part, `${path}.multipliers.${i}`]),
  ];
}

function checkNames(rule: ActionRule, path: string): RuleIssue[] {
  const issues: RuleIssue[] = [];
  const seen = new Map<string, string>();
  for (const [{ name }, at] of partsOf(rule, path)) {
    const first = seen.get(name);
    if (RESERVED_NAMES.includes(name)) {
      const message = `"${name}" is a name of Laurel's own arithmetic; choose another one`;
      issues.push({ severity: "error", path: `${at}.name`, message });
    } else if (first) {
      const message = `"${name}" is the name of ${first} already; the arithmetic could not tell ` +
        `them apart`;
      issues.push({ severity: "error", path: `${at}.name`, message });
    } else seen.set(name, at);
  }
  return issues;
}

function checkPart(
  part: Part,
  rule: ActionRule,
  { path, type, types }: ActionPlace,
): RuleIssue[] {
  const at = `${path}.when`;
  const issues: RuleIssue[] = [];
  part.when.forEach((condition, i) => {
    if (isDependency(condition)) {
      if (findPart(rule, condition.rule)) return;
      const names = partsOf(rule, "").map(([{ name }]) => name).filter((name) =>
        name !== part.name
      );
      const known = names.length > 0 ? `there are ${names.join(", ")}` : "it has no others";
      const message = `this action has no bonus or multiplier "${condition.rule}"; ${known}`;
      issues.push({ severity: "error", path: `${at}.${i}.rule`, message });
    } else if (types.fieldOf(type, condition.field) === undefined) {
      const similar = types.fieldsOf(type).find((field) =>
        field.toLowerCase() === condition.field.toLowerCase()
      );
      const message = `"${condition.field}" is none of the fields Laurel knows` +
        (similar ? `; did you mean "${similar}"?` : ", so nothing checks what events send for it");
      issues.push({ severity: "warning", path: `${at}.${i}.field`, message });
    }
  });
  const demands = demandsOf(part, rule);
  for (
    const reason of findContradictions(demands.conditions, (field) => types.fieldOf(type, field))
  ) {
    issues.push({
      severity: "error",
      path: at,
      message: `"${part.name}" never applies: ${reason}`,
    });
  }
  for (const name of demands.applied) {
    if (!demands.excluded.has(name)) continue;
    const message = `"${part.name}" never applies: "${name}" must apply and must not apply`;
    issues.push({ severity: "error", path: at, message });
  }
  return issues;
}

/**
 * Returns all conditions that must hold where a part applies, including those of the parts it
 * depends on.
 */
function demandsOf(part: Part, rule: ActionRule) {
  const applied = new Set<string>();
  const excluded = new Set<string>();
  const conditions: Condition[] = [];
  const open = [part];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const condition of next.when) {
      if (!isDependency(condition)) conditions.push(condition);
      else if (condition.op === "not_applied") excluded.add(condition.rule);
      else if (!applied.has(condition.rule)) {
        applied.add(condition.rule);
        const other = findPart(rule, condition.rule);
        if (other) open.push(other);
      }
    }
  }
  return { applied, excluded, conditions };
}

/**
 * Finds parts that depend on themselves, directly or through others; each circle is reported once.
 */
function checkCycles(rule: ActionRule, path: string): RuleIssue[] {
  const issues: RuleIssue[] = [];
  const done = new Set<string>();
  const trail: string[] = [];

  function visit(part: Part, at: string): void {
    const start = trail.indexOf(part.name);
    if (start >= 0) {
      const circle = [...trail.slice(start), part.name].map((name) => `"${name}"`);
      const message = circle.length === 2
        ? `${circle[0]} depends on itself`
        : `these depend on each other in a circle: ${circle.join(" -> ")}`;
      issues.push({ severity: "error", path: `${at}.when`, message });
      return;
    }
    if (done.has(part.name)) return;
    trail.push(part.name);
    for (const { rule: name } of part.when.filter(isDependency) as Dependency[]) {
      const other = findPart(rule, name);
      if (other) visit(other, at);
    }
    trail.pop();
    done.add(part.name);
  }

  for (const [part, at] of partsOf(rule, path)) visit(part, at);
  return issues;
}
