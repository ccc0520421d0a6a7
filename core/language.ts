/** The languages of Laurel's pages, with their own names. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;
export const LANGUAGE_CODES = ["en", "de"] as const satisfies readonly Language[];

/** A title of Laurel's own in the languages in which it is called otherwise. */
export type Titles = Readonly<Partial<Record<Language, string>>>;

/** Returns a title in a language: Laurel's own are translated, those of people stay. */
export function titleIn(
  language: Language,
  { title, titles }: { readonly title: string; readonly titles?: Titles | undefined },
): string {
  return titles?.[language] ?? title;
}

/** The region whose dates and numbers belong to a language when nobody names another one. */
const REGIONS: Readonly<Record<Language, string>> = { en: "en-US", de: "de-DE" };

/** The language and the format of dates and numbers in which somebody sees Laurel. */
export interface Locale {
  readonly language: Language;
  /** A BCP 47 tag with a region, such as `de-CH`. */
  readonly format: string;
}

/** What is used where nothing is known about the person. */
export const DEFAULT_LOCALE: Locale = { language: "en", format: REGIONS.en };

/**
 * Decides in which language and format somebody sees Laurel: as they chose, else as their browser
 * prefers.
 * @param accepted the languages of the browser as BCP 47 tags, the best first
 */
export function localeFor(
  { language, format }: { readonly language: Language | "auto"; readonly format: string },
  accepted: readonly string[],
): Locale {
  const chosen = language === "auto" ? firstKnown(accepted) : language;
  return { language: chosen, format: format === "auto" ? formatOf(chosen, accepted) : format };
}

function firstKnown(accepted: readonly string[]): Language {
  for (const tag of accepted) {
    const language = baseOf(tag);
    if (Object.hasOwn(LANGUAGES, language)) return language as Language;
  }
  return DEFAULT_LOCALE.language;
}

/** The region may come from the browser: somebody in Austria reads `12.345,6` and `Jänner`. */
function formatOf(language: Language, accepted: readonly string[]): string {
  const tag = accepted.find((one) => baseOf(one) === language && /^\w{2}-[A-Za-z]{2}$/.test(one));
  return tag ?? REGIONS[language];
}

function baseOf(tag: string): string {
  return tag.split("-")[0]!.toLowerCase();
}

/**
 * Returns the locale for dates. The names of days and months are in the language; the order and the
 * clock are those of the format's region.
 * @example
 * dateLocale({ language: "de", format: "en-US" }); // "de-US"
 */
export function dateLocale({ language, format }: Locale): string {
  const [base, region] = format.split("-");
  return base!.toLowerCase() === language ? format : `${language}-${region}`;
}
