import {
  dateLocale,
  DEFAULT_LOCALE,
  type Language,
  LANGUAGES,
  type Locale,
} from "@/core/language.ts";
import type { Catalogue } from "@/words/catalogue.ts";

type LocaleSource = () => Locale | undefined;

/** In the browser, the server has written the person's choice to the document. */
let source: LocaleSource = () => {
  if (typeof document === "undefined") return undefined;
  const { lang, dataset } = document.documentElement;
  return {
    language: Object.hasOwn(LANGUAGES, lang) ? lang as Language : DEFAULT_LOCALE.language,
    format: dataset.format ?? DEFAULT_LOCALE.format,
  };
};

/** Replaces where the locale comes from: on a server, it differs from request to request. */
export function setLocaleSource(next: LocaleSource): void {
  source = next;
}

/** Returns the language in which the person who looks at the page reads it. */
export function currentLanguage(): Language {
  return (source() ?? DEFAULT_LOCALE).language;
}

/** Returns the texts of a catalogue in the language of the page. */
export function wordsOf<T>(catalogue: Catalogue<T>): T {
  return catalogue[currentLanguage()];
}

/** Returns the locale in which the person who looks at the page wants numbers. */
export function numberLocale(): string {
  return (source() ?? DEFAULT_LOCALE).format;
}

/** Returns the locale in which the person who looks at the page wants dates. */
export function currentLocale(): string {
  return dateLocale(source() ?? DEFAULT_LOCALE);
}
