import type { Language } from "@/core/language.ts";

/** The forms of a text, by the plural categories of the Unicode CLDR that English and German have. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

// Making plural rules takes longer than using them.
const rules = new Map<Language, Intl.PluralRules>();

/** Returns the form of a text that belongs to a number. */
export function plural(language: Language, count: number, forms: PluralForms): string {
  let rule = rules.get(language);
  if (!rule) rules.set(language, rule = new Intl.PluralRules(language));
  return rule.select(count) === "one" ? forms.one : forms.other;
}
