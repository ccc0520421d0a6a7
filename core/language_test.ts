import { assertEquals } from "@std/assert";
import { type Locale, localeFor } from "./language.ts";
import { DEFAULT_PREFERENCES, type Preferences } from "./preferences.ts";

function resolved(accepted: readonly string[], chosen: Partial<Preferences> = {}): string {
  const { language, format }: Locale = localeFor({ ...DEFAULT_PREFERENCES, ...chosen }, accepted);
  return `${language} ${format}`;
}

Deno.test("language - the browser's first language that Laurel has", () => {
  assertEquals(resolved([]), "en en-US");
  assertEquals(resolved(["de-AT", "de", "en"]), "de de-AT");
  assertEquals(resolved(["de", "en-GB"]), "de de-DE");
  assertEquals(resolved(["fr-FR", "en-GB", "de"]), "en en-GB");
  assertEquals(resolved(["*"]), "en en-US");
  assertEquals(resolved(["DE-ch"]), "de DE-ch");
});

Deno.test("language - what the person chose comes first", () => {
  assertEquals(resolved(["de-AT"], { language: "en" }), "en en-US");
  assertEquals(resolved(["en-GB", "de-CH"], { language: "de" }), "de de-CH");
  assertEquals(resolved(["en-US"], { language: "de", format: "fr-FR" }), "de fr-FR");
});
