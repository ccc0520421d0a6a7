import type { Language } from "@/core/language.ts";

/** The texts of a room in every language. A text with values in it is a function of them. */
export type Catalogue<T> = Readonly<Record<Language, T>>;

/**
 * Makes the catalogue of a room. A text that one language lacks fails the type check.
 * @example
 * const leaveWords = catalogue({
 *   en: { title: "Leave", days: (n: number) => plural("en", n, { one: "1 day", other: `${n} days` }) },
 *   de: { title: "Urlaub", days: (n) => plural("de", n, { one: "1 Tag", other: `${n} Tage` }) },
 * });
 */
export function catalogue<T>(
  texts: { readonly en: T } & Readonly<Record<Exclude<Language, "en">, NoInfer<T>>>,
): Catalogue<T> {
  return texts;
}
