import { fieldLabel } from "@/core/events/fields.ts";
import type { Language } from "@/core/language.ts";
import { partName } from "@/words/names.ts";
import { numberText } from "@/words/numbers.ts";
import { ruleChangeWords } from "@/words/rule_changes.ts";
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
export function diffRules(
  before: RuleSet,
  after: RuleSet,
  language: Language = "en",
): RuleChange[] {
  const { labels } = ruleChangeWords[language];
  const { base, consecutiveBonus, maxMultiplier, dailyCeiling } = labels;
  const changes: RuleChange[] = [];
  const say = (type: string | null, texts: readonly string[]) =>
    void changes.push(...texts.map((text) => ({ type, text })));
  const actionsBefore: Actions = before.actions;
  const actionsAfter: Actions = after.actions;
  const types = new Set([...Object.keys(actionsBefore), ...Object.keys(actionsAfter)]);
  for (const type of [...types].sort()) {
    say(type, diffAction(actionsBefore[type], actionsAfter[type], language));
  }
  const streak = { base, consecutiveBonus, maxMultiplier };
  say("daily_streak", diffValues(before.daily_streak, after.daily_streak, streak, language));
  say(null, diffValues(before, after, { dailyCeiling }, language));
  return changes;
}

type Actions = Readonly<Record<string, ActionRule | undefined>>;

function diffAction(
  before: ActionRule | undefined,
  after: ActionRule | undefined,
  language: Language,
): string[] {
  const words = ruleChangeWords[language];
  const { base, maxPoints, maxPerDay, cooldownSeconds, oncePerObject } = words.labels;
  if (!before && !after) return [];
  if (!before) {
    const parts = partsOf(after!, language).map((part) => added(part, language));
    return [words.paysNow(numberText(language, after!.base)), ...parts];
  }
  if (!after) return [words.paysNothing];
  const limits = { maxPoints, maxPerDay, cooldownSeconds, oncePerObject };
  return [
    ...diffValues(before, after, { base }, language),
    ...diffParts(partsOf(before, language), partsOf(after, language), language),
    ...diffValues(before, after, limits, language),
  ];
}

/** Compares the values of some fields. */
function diffValues<T extends object>(
  before: T,
  after: T,
  labels: Partial<Readonly<Record<keyof T & string, string>>>,
  language: Language,
): string[] {
  const text = (value: unknown) => shown(value, language);
  return Object.entries<string>(labels as Record<string, string>).flatMap(([field, label]) => {
    const [from, to] = [text(before[field as keyof T]), text(after[field as keyof T])];
    return from === to ? [] : [`${label}: ${from} → ${to}`];
  });
}

function shown(value: unknown, language: Language): string {
  const words = ruleChangeWords[language];
  if (value === undefined) return words.none;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  return typeof value === "number" ? numberText(language, value) : String(value);
}

/** A bonus or a multiplier, in words. */
interface NamedPart {
  readonly name: string;
  readonly amount: string;
  readonly when: string;
}

function partsOf({ bonuses, multipliers }: ActionRule, language: Language): NamedPart[] {
  return [
    ...bonuses.map(({ name, points, when }) => ({
      name,
      amount: `+${numberText(language, points)}`,
      when: conditionsInWords(when, language),
    })),
    ...multipliers.map(({ name, factor, when }) => ({
      name,
      amount: `× ${numberText(language, factor)}`,
      when: conditionsInWords(when, language),
    })),
  ];
}

function diffParts(
  before: readonly NamedPart[],
  after: readonly NamedPart[],
  language: Language,
): string[] {
  const words = ruleChangeWords[language];
  const texts = after.flatMap((part) => {
    const old = before.find(({ name }) => name === part.name);
    if (!old) return [added(part, language)];
    const name = partName(language, part.name);
    return [
      ...(old.amount === part.amount ? [] : [`${name}: ${old.amount} → ${part.amount}`]),
      ...(old.when === part.when ? [] : [words.when(name, old.when, part.when)]),
    ];
  });
  const names = new Set(after.map(({ name }) => name));
  const removed = before.filter(({ name }) => !names.has(name));
  texts.push(...removed.map(({ name, amount }) => words.removed(partName(language, name), amount)));
  const kept = (parts: readonly NamedPart[], others: readonly NamedPart[]) =>
    parts.map(({ name }) => name).filter((name) => others.some((one) => one.name === name)).join();
  if (kept(before, after) !== kept(after, before)) texts.push(words.order);
  return texts;
}

function added({ name, amount, when }: NamedPart, language: Language): string {
  return ruleChangeWords[language].added(partName(language, name), amount, when);
}

/** Describes conditions, all of which must hold: `response time is below 120`. */
export function conditionsInWords(
  when: readonly RuleCondition[],
  language: Language = "en",
): string {
  const words = ruleChangeWords[language];
  return when.map((condition) => {
    // Not `isDependency`: browsers load this module, and need no zod for it.
    if (!("rule" in condition)) {
      return words.is(fieldLabel(condition.field, language), demandOf(condition, language));
    }
    const name = partName(language, condition.rule);
    return condition.op === "applied" ? words.applies(name) : words.appliesNot(name);
  }).join(words.and);
}
