const DEFAULT_LOCALE = "en-US";

type LocaleSource = () => string | undefined;

/** In the browser, the server has written the person's choice to the document. */
let source: LocaleSource = () =>
  typeof document === "undefined" ? undefined : document.documentElement.dataset.format;

/** Returns the locale in which the person who looks at the page wants dates and numbers. */
export function currentLocale(): string {
  return source() ?? DEFAULT_LOCALE;
}

/** Replaces where the locale comes from: on a server, it differs from request to request. */
export function setLocaleSource(next: LocaleSource): void {
  source = next;
}
