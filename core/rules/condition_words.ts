import type { Language } from "@/core/language.ts";
import { explainWords } from "@/words/explain.ts";
import { numberText } from "@/words/numbers.ts";
import type { Condition } from "./conditions.ts";
import { fieldLabel, unitOf } from "@/core/events/fields.ts";

const WORDS = { lt: "below", lte: "atMost", gt: "above", gte: "atLeast" } as const;

/**
 * Describes the values that fulfill a condition: `below 120`, `between 120 and 900`, `yes`.
 * @param unit what follows each number: ` s`
 */
export function demandOf(condition: Condition, language: Language = "en", unit = ""): string {
  const words = explainWords[language].conditions;
  const text = (value: unknown) => shown(value, language, unit);
  switch (condition.op) {
    case "eq":
      return text(condition.value);
    case "in":
      return words.oneOf(condition.value.map(text).join(", "));
    case "between":
      return words.between(text(condition.value[0]), text(condition.value[1]));
    default:
      return words[WORDS[condition.op]](text(condition.value));
  }
}

/**
 * Describes a condition together with an actual value: `response time was 200 s and must be below
 * 120 s`.
 * @param holds whether the value fulfills it; the text then has no "must"
 */
export function conditionWithValue(
  condition: Condition,
  value: unknown,
  holds: boolean,
  language: Language = "en",
): string {
  const words = explainWords[language].conditions;
  const field = fieldLabel(condition.field, language);
  const unit = explainWords[language].units[unitOf(condition.field)];
  const demand = demandOf(condition, language, unit);
  if (value === undefined || value === null) return words.notGiven(field, demand);
  const text = shown(value, language, unit);
  if (!holds) return words.fails(field, text, demand);
  return condition.op === "eq" ? words.equals(field, text) : words.holds(field, text, demand);
}

const MAX_SHOWN = 60;

/** Formats a value for a sentence; long values are cut. */
function shown(value: unknown, language: Language, unit = ""): string {
  const { yes, no } = explainWords[language].conditions;
  if (value === true) return yes;
  if (value === false) return no;
  if (typeof value === "number") return numberText(language, value) + unit;
  const text = JSON.stringify(value) ?? "nothing";
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`;
}
