import type { Language } from "@/core/language.ts";

/**
 * Returns a number as sentences about rules show it: with the decimal sign of the language, and
 * without a sign between thousands, because rules and payloads have none either.
 */
export function numberText(language: Language, value: number): string {
  const text = String(value);
  return language === "de" ? text.replace(".", ",") : text;
}

/** The short names of units of time in sentences and beside values. */
export const TIME_UNITS: Readonly<
  Record<Language, { readonly hour: string; readonly minute: string }>
> = {
  en: { hour: "h", minute: "min" },
  de: { hour: "Std.", minute: "Min." },
};
