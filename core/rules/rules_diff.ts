import { fieldLabel } from "@/core/events/fields.ts";
import { demandOf } from "./condition_words.ts";
import type { RuleCondition } from "./conditions.ts";
import type { ActionRule, RuleSet } from "./rules.ts";

/** A difference between two rule sets, in words. */
export interface RuleChange {
  /** The action that changes; null: the whole rule set. */
  readonly type: string | null;
  readonly text: string;
}

/** Returns what is different in `after`, in words, action by action: `base: 5 → 6`. */
export function diffRules(before: RuleSet, after: RuleSet): RuleChange[] {
  const changes: RuleChange[] = [];
  const say = (type: string | null, texts: readonly string[]) =>
    void changes.push(...texts.map((text) => ({ type, text })));
  const actionsBefore: Actions = before.actions;
  const actionsAfter: Actions = after.actions;
  const types = new Set([...Object.keys(actionsBefore), ...Object.keys(actionsAfter)]);
  for (const type of [...types].sort()) {
    say(type, diffAction(actionsBefore[type], actionsAfter[type]));
  }
  say("daily_streak", diffValues(before.daily_streak, after.daily_streak, STREAK_LABELS));
  say(null, diffValues(before, after, { dailyCeiling: "ceiling per day" }));
  return changes;
}

type Actions = Readonly<Record<string, ActionRule | undefined>>;

const STREAK_LABELS = {
  base: "base",
  consecutiveBonus: "bonus for each further day",
  maxMultiplier: "at most, times the base",
};
const ACTION_LABELS = { base: "base" };
const LIMIT_LABELS = {
  maxPoints: "most points of one event",
  maxPerDay: "most paid events per day",
  cooldownSeconds: "seconds between two paid events",
  oncePerObject: "once per object",
};

function diffAction(before: ActionRule | undefined, after: ActionRule | undefined): string[] {
  if (!before && !after) return [];
  if (!before) return [`pays now: base ${after!.base}`, ...partsOf(after!).map(added)];
  if (!after) return ["pays nothing any more"];
  return [
    ...diffValues(before, after, ACTION_LABELS),
    ...diffParts(partsOf(before), partsOf(after)),
    ...diffValues(before, after, LIMIT_LABELS),
  ];
}

/** Compares the values of some fields. */
function diffValues<T extends object>(
  before: T,
  after: T,
  labels: Partial<Readonly<Record<keyof T & string, string>>>,
): string[] {
  return Object.entries<string>(labels as Record<string, string>).flatMap(([field, label]) => {
    const [from, to] = [shown(before[field as keyof T]), shown(after[field as keyof T])];
    return from === to ? [] : [`${label}: ${from} → ${to}`];
  });
}

function shown(value: unknown): string {
  if (value === undefined) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

/** A bonus or a multiplier, in words. */
interface NamedPart {
  readonly name: string;
  readonly amount: string;
  readonly when: string;
}

function partsOf({ bonuses, multipliers }: ActionRule): NamedPart[] {
  return [
    ...bonuses.map(({ name, points, when }) => ({
      name,
      amount: `+${points}`,
      when: conditionsInWords(when),
    })),
    ...multipliers.map(({ name, factor, when }) => ({
      name,
      amount: `× ${factor}`,
      when: conditionsInWords(when),
    })),
  ];
}

function diffParts(before: readonly NamedPart[], after: readonly NamedPart[]): string[] {
  const texts = after.flatMap((part) => {
    const old = before.find(({ name }) => name === part.name);
    if (!old) return [added(part)];
    const name = partTitle(part.name);
    return [
      ...(old.amount === part.amount ? [] : [`${name}: ${old.amount} → ${part.amount}`]),
      ...(old.when === part.when ? [] : [`${name}: if ${old.when} → if ${part.when}`]),
    ];
  });
  const names = new Set(after.map(({ name }) => name));
  const removed = before.filter(({ name }) => !names.has(name));
  texts.push(...removed.map(({ name, amount }) => `removed: ${partTitle(name)} ${amount}`));
  const kept = (parts: readonly NamedPart[], others: readonly NamedPart[]) =>
    parts.map(({ name }) => name).filter((name) => others.some((one) => one.name === name)).join();
  if (kept(before, after) !== kept(after, before)) texts.push("another order of its parts");
  return texts;
}

function added({ name, amount, when }: NamedPart): string {
  return `new: ${partTitle(name)} ${amount} if ${when}`;
}

/** Describes conditions, all of which must hold: `response time is below 120`. */
export function conditionsInWords(when: readonly RuleCondition[]): string {
  return when.map((condition) =>
    // Not `isDependency`: browsers load this module, and need no zod for it.
    "rule" in condition
      ? `${partTitle(condition.rule)} ${condition.op === "applied" ? "applies" : "does not apply"}`
      : `${fieldLabel(condition.field)} is ${demandOf(condition)}`
  ).join(" and ");
}

/** Returns the name of a bonus or multiplier as words: `quick_bonus` becomes `quick bonus`. */
export function partTitle(name: string): string {
  return name.replaceAll("_", " ");
}
