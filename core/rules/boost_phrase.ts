import type { Language } from "@/core/language.ts";
import { runningBoostWords } from "@/words/running_boosts.ts";

/** From this many types on, their number says more than their names. */
const MANY_TYPES = 3;

/**
 * Says what a boost pays: `Double points for calls`.
 * @param titles the titles of types that admins defined
 */
export function boostPhrase(
  { factor, types }: { readonly factor: number; readonly types: readonly string[] | null },
  titles: Readonly<Record<string, string>>,
  language: Language,
): string {
  const words = runningBoostWords[language];
  const pays = words.pays(factor, new Intl.NumberFormat(language).format(factor));
  if (types === null || types.length === 0) return pays;
  if (types.length >= MANY_TYPES) return words.forWork(pays, words.kinds(types.length));
  const names = types.map((type) =>
    Object.hasOwn(words.types, type)
      ? words.types[type]!
      : words.quoted(Object.hasOwn(titles, type) ? titles[type]! : type)
  );
  return words.forWork(pays, new Intl.ListFormat(language).format(names));
}
