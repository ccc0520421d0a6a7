import { applies, holdsIn, type Part } from "@/core/rules/applied.ts";
import { type Facts, isDependency } from "@/core/rules/conditions.ts";
import type { Language } from "@/core/language.ts";
import { explainWords } from "@/words/explain.ts";
import { partName } from "@/words/names.ts";
import { numberText } from "@/words/numbers.ts";
import { signedPoints } from "./correction.ts";
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
  language: Language = "en",
): PartExplanation[] {
  const applied = new Set(breakdown.map((step) => step.rule));
  const explain = (part: Part, kind: "bonus" | "multiplier", effect: string) => {
    const isApplied = applied.has(part.name);
    return {
      rule: part.name,
      kind,
      effect,
      isApplied,
      because: because(part, rule, facts, { isApplied, language }),
    };
  };
  return [
    explainBase(rule.base, language),
    ...rule.bonuses.map((bonus) => explain(bonus, "bonus", signedPoints(bonus.points, language))),
    ...rule.multipliers.map((part) => explain(part, "multiplier", times(part.factor, language))),
    ...explainExtras(
      breakdown,
      new Set([...rule.bonuses, ...rule.multipliers].map(nameOf)),
      language,
    ),
  ];
}

function nameOf(part: Part): string {
  return part.name;
}

function times(factor: number, language: Language): string {
  return `× ${numberText(language, factor)}`;
}

function explainBase(points: number, language: Language): PartExplanation {
  const because = explainWords[language].parts.everyEvent;
  const effect = signedPoints(points, language);
  return { rule: "base", kind: "base", effect, isApplied: true, because };
}

function limitWords(rule: string, language: Language): string {
  const { limits, otherLimit } = explainWords[language].parts;
  return Object.hasOwn(limits, rule) ? limits[rule as keyof typeof limits] : otherLimit;
}

/** Explains boosts and limits, which only the breakdown contains. */
function explainExtras(
  breakdown: readonly BreakdownStep[],
  parts: ReadonlySet<string>,
  language: Language,
): PartExplanation[] {
  return breakdown.filter(({ rule }) => rule !== "base" && !parts.has(rule)).map((step) =>
    "factor" in step
      ? {
        rule: step.rule,
        kind: "boost" as const,
        effect: times(step.factor, language),
        isApplied: true,
        because: explainWords[language].parts.boost,
      }
      : {
        rule: step.rule,
        kind: "limit" as const,
        effect: signedPoints(step.points, language),
        isApplied: true,
        because: limitWords(step.rule, language),
      }
  );
}

function because(
  part: Part,
  rule: ActionRule,
  facts: Facts,
  { isApplied, language }: { readonly isApplied: boolean; readonly language: Language },
): string {
  const words = explainWords[language].parts;
  const memo = new Map<string, boolean>();
  if (applies(part, rule, facts, memo) !== isApplied) {
    // The facts of the day have changed since; the event is scored again when one of its inputs
    // changes.
    return isApplied ? words.held : words.heldNot;
  }
  const relevant = part.when.filter((condition) =>
    isApplied || !holdsIn(condition, rule, facts, memo)
  );
  return relevant.map((condition) => {
    if (!isDependency(condition)) {
      return conditionWithValue(condition, facts(condition.field), isApplied, language);
    }
    const name = partName(language, condition.rule);
    const isOtherApplied = (condition.op === "applied") === isApplied;
    if (isApplied) return isOtherApplied ? words.applied(name) : words.appliedNot(name);
    return isOtherApplied ? words.mustNotApply(name) : words.mustApply(name);
  }).join(words.and);
}

/** `quick bonus +3: not paid, response time was 200 and must be below 120`. */
export function partSentence(part: PartExplanation, language: Language = "en"): string {
  const name = partName(language, part.rule);
  const words = explainWords[language].parts;
  const unpaid = part.kind === "multiplier" ? words.notApplied : words.notPaid;
  const head = `${name} ${part.effect}`;
  if (!part.isApplied) return `${head}: ${unpaid}, ${part.because}`;
  return `${head}: ${part.because}`;
}
