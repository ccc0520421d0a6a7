import type { Language } from "@/core/language.ts";
import type { BreakdownStep } from "@/core/scoring/views.ts";
import { changeTexts } from "@/words/changes.ts";
import { partName, typeWords } from "@/words/names.ts";
import { numberText } from "@/words/numbers.ts";

/** Replaces underscores by spaces: `quick_bonus` becomes `quick bonus`. */
export function humanize(name: string): string {
  return name.replaceAll("_", " ");
}

/** Returns a type as a title: `deal_won` becomes `Deal won`, `message_response` `Reply`. */
export function titleOf(type: string, language: Language = "en"): string {
  const own = typeWords(language, type);
  if (own !== undefined) return own;
  const words = humanize(type);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Returns the arithmetic of a breakdown in one line: `(5 + 3 quick bonus) × 1.5 quality multiplier
 * = 12`. Rounding is shown: `5 × 1.5 quality multiplier = 7.5, rounded to 8`.
 */
export function arithmetic(
  breakdown: readonly BreakdownStep[],
  total: number,
  language: Language = "en",
): string {
  const number = (value: number) => plain(value, language);
  const sums: string[] = [];
  const factors: string[] = [];
  const limits: string[] = [];
  let exact = 0;
  for (const step of breakdown) {
    const label = step.rule === "base" ? "" : ` ${partName(language, step.rule)}`;
    if ("factor" in step) {
      factors.push(`× ${number(step.factor)}${label}`);
      exact *= step.factor;
      continue;
    }
    // Limits apply after rounding.
    if (factors.length > 0) exact = Math.round(exact);
    exact += step.points;
    if (factors.length > 0) limits.push(signed(step.points, language) + label);
    else {
      const first = sums.length === 0;
      sums.push((first ? number(step.points) : signed(step.points, language)) + label);
    }
  }
  const sum = sums.length > 1 && factors.length > 0 ? `(${sums.join(" ")})` : sums.join(" ");
  const steps = [sum, ...factors, ...limits].filter(Boolean).join(" ");
  // Removes floating-point noise from products such as 16.5 × 1.2.
  const shown = Number(exact.toFixed(6));
  return Number.isInteger(shown) || Math.round(shown) !== total
    ? `${steps} = ${number(total)}`
    : `${steps} = ${changeTexts[language].rounded(number(shown), number(total))}`;
}

/** Returns the arithmetic for a sentence, or `10 points` where there is nothing to add up. */
export function sumWords(
  breakdown: readonly BreakdownStep[],
  total: number,
  language: Language = "en",
): string {
  return isOneNumber(breakdown, total)
    ? changeTexts[language].points(total)
    : arithmetic(breakdown, total, language);
}

/** Returns whether a breakdown is one number, which is the total; not for what takes points away. */
export function isOneNumber(breakdown: readonly BreakdownStep[], total: number): boolean {
  const [only, ...others] = breakdown;
  return only !== undefined && others.length === 0 && "points" in only && only.points === total &&
    total >= 0;
}

/** A number with a real minus sign. */
function plain(value: number, language: Language): string {
  return value < 0 ? `−${numberText(language, -value)}` : numberText(language, value);
}

function signed(points: number, language: Language): string {
  return `${points < 0 ? "−" : "+"} ${numberText(language, Math.abs(points))}`;
}
