import { currentLocale } from "./locale.ts";

/** More than any page needs; a server formats for all zones and languages. */
const MOST = 500;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Returns a formatter of dates in the locale of the page. Making one takes a hundred times longer
 * than using it, so each is made once.
 */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = currentLocale();
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    if (formats.size >= MOST) formats.clear();
    formats.set(key, format = new Intl.DateTimeFormat(locale, options));
  }
  return format;
}
