import { type Preferences, readPreferences } from "@/core/preferences.ts";
import { themeFromCookie } from "./theme.ts";

/**
 * Returns the preferences of whoever looks at a page. The theme of people who are not signed in, or
 * have not chosen one since it belongs to the account, comes from the cookie of the browser.
 * @param person the person who is signed in, or nobody
 */
export function preferencesOf(
  person: { readonly preferences: Readonly<Record<string, unknown>> } | null | undefined,
  { headers }: Request,
): Preferences {
  const stored = person?.preferences ?? {};
  const appearance = themeFromCookie(headers.get("cookie"));
  return readPreferences("appearance" in stored ? stored : { ...stored, appearance });
}
