import { acceptsLanguages } from "@std/http/negotiation";
import { type Language, localeFor } from "@/core/language.ts";

/**
 * Returns the language of the answer to a request: what its `Accept-Language` prefers among
 * Laurel's, else English. Laurel's pages send the language of the page.
 */
export function languageOf(request: Request): Language {
  const accepted = acceptsLanguages(request);
  return localeFor({ language: "auto", format: "auto" }, accepted).language;
}
