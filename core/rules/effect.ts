import { DEFAULT_LOCALE, type Language } from "@/core/language.ts";
import { ruleEffectWords } from "@/words/rule_changes.ts";
import type { RuleEffect, TrialSums } from "./trial_views.ts";

/** From which multiple of today's points on a rule set is taken for a mistake. */
const TOO_MANY_TIMES = 10;
/** By how many percent one may change everybody's points without a warning. */
const LARGE_PERCENT = 50;

/**
 * Says what other rules would have done in a period: by how much everybody's points together grow or
 * shrink, with a warning when they would pay nobody, or far more than today.
 */
export function describeEffect(
  { before, after, gaining, losing }: TrialSums,
  language: Language = DEFAULT_LOCALE.language,
): RuleEffect[] {
  const words = ruleEffectWords[language];
  const sum = describeSum(before, after, language);
  const people = (count: number) => words.people(count, number(count, language));
  if (gaining === 0 && losing === 0) return [sum];
  const message = losing === 0
    ? words.more(gaining, people(gaining))
    : gaining === 0
    ? words.less(losing, people(losing))
    : words.both(people(gaining), people(losing));
  return [sum, { severity: "note", message }];
}

function describeSum(before: number, after: number, language: Language): RuleEffect {
  const words = ruleEffectWords[language];
  const [was, is] = [number(before, language), number(after, language)];
  if (before === 0 && after === 0) return { severity: "note", message: words.noWork };
  if (after === 0) return { severity: "warning", message: words.nothing(was) };
  if (before === 0) return { severity: "warning", message: words.fromNothing(is) };
  if (before === after) return { severity: "note", message: words.same(was) };
  if (after >= TOO_MANY_TIMES * before) {
    const times = number(Math.floor(after / before), language);
    return { severity: "warning", message: words.explosion(times, is, was) };
  }
  const percent = Math.abs((after / before - 1) * 100);
  const rounded = percent < 1 ? null : Math.round(percent);
  const message = words.change(rounded, after > before, is, was);
  return { severity: percent >= LARGE_PERCENT ? "warning" : "note", message };
}

/** Formats a number as the other texts of the API have it: `12,345`. */
function number(value: number, language: Language): string {
  return value.toLocaleString(language === "de" ? "de-DE" : "en-US");
}
