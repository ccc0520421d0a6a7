/**
 * Rules while somebody edits them. What is typed is kept as it is, so a draft may hold text where a
 * number belongs, or lack fields; the server says what is wrong with it.
 */
import type { RuleSet } from "@/core/rules/rules.ts";
import type { TypeFieldKind } from "@/core/event_types/definitions.ts";

/** A draft of rules: any JSON object. */
export type Rules = Readonly<Record<string, unknown>>;

/** The way to a value: `["actions", "deal_won", "bonuses", 0, "points"]`. */
export type RulePath = readonly (string | number)[];

/** Returns the value at a path; undefined where there is none. */
export function valueAt(rules: unknown, path: RulePath): unknown {
  let value = rules;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** Returns an object at a path; an empty one where something else is. */
export function objectAt(rules: unknown, path: RulePath): Rules {
  const value = valueAt(rules, path);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value as Rules : {};
}

/** Returns a list at a path; an empty one where something else is. */
export function listAt(rules: unknown, path: RulePath): readonly unknown[] {
  const value = valueAt(rules, path);
  return Array.isArray(value) ? value : [];
}

/** Returns rules with another value at a path; undefined removes it. */
export function withValue(rules: Rules, path: RulePath, value: unknown): Rules {
  return set(rules, path, value) as Rules;
}

function set(target: unknown, path: RulePath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === "number") {
    const list = Array.isArray(target) ? [...target] : [];
    const next = set(list[step], rest, value);
    if (next === undefined) list.splice(step, 1);
    else list[step] = next;
    return list;
  }
  const fields: Record<string, unknown> = {
    ...(typeof target === "object" && !Array.isArray(target) ? target : null),
  };
  const next = set(fields[step], rest, value);
  if (next === undefined) delete fields[step];
  else fields[step] = next;
  return fields;
}

/** Returns the number that was typed, or the text as it is; undefined when there is nothing. */
export function typedNumber(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  return /^[+-]?(\d+([.,]\d+)?|[.,]\d+)$/.test(trimmed)
    ? Number(trimmed.replace(",", "."))
    : trimmed.slice(0, 100);
}

/** Returns a name as rules spell it: `Quick bonus` becomes `quick_bonus`. */
export function ruleNameOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, "_").slice(0, 50);
}

/** Returns a name that no other part of an action has. */
export function freeName(base: string, taken: readonly string[]): string {
  let name = base;
  for (let count = 2; taken.includes(name); count++) name = `${base}_${count}`;
  return name;
}

/** The id of the control that edits a path. */
export function controlId(path: RulePath): string {
  return `rule-${path.join("-")}`;
}

/** What a condition compares: a field of a kind, or whether another part applies. */
export type ConditionKind = TypeFieldKind | "part";

type Comparison = "lt" | "lte" | "gt" | "gte" | "eq" | "between" | "in" | "applied" | "not_applied";

/** The comparisons of a kind. */
export const OPERATORS: Readonly<Record<ConditionKind, readonly Comparison[]>> = {
  number: ["lt", "lte", "gt", "gte", "eq", "between", "in"],
  boolean: ["eq"],
  text: ["eq", "in"],
  part: ["applied", "not_applied"],
};

/** Returns a new condition on a field of a kind. */
export function newCondition(field: string, kind: TypeFieldKind): Rules {
  if (kind === "boolean") return { field, op: "eq", value: true };
  return kind === "number" ? { field, op: "gte" } : { field, op: "eq", value: "" };
}

/** Returns a condition with another comparison; the value stays where it fits. */
export function withOperator(condition: Rules, op: string): Rules {
  const { value } = condition;
  const first = (Array.isArray(value) ? value[0] : value) ?? "";
  if (op === "between") {
    return { ...condition, op, value: [first, Array.isArray(value) ? value[1] ?? "" : ""] };
  }
  if (op === "in") return { ...condition, op, value: first === "" ? [] : [first] };
  if (first !== "") return { ...condition, op, value: first };
  const { value: _, ...rest } = condition;
  return { ...rest, op };
}

/** Returns rules without errors with everything that they may leave out. */
export function completeRules(rules: Rules): RuleSet {
  const actions = Object.entries(objectAt(rules, ["actions"])).map(([type, action]) => [
    type,
    { bonuses: [], multipliers: [], oncePerObject: false, ...objectAt(action, []) },
  ]);
  const complete: object = { ...rules, actions: Object.fromEntries(actions) };
  return complete as RuleSet;
}
