import { createDefine } from "fresh";
import { themeFromCookie } from "@/components/shared/theme.ts";
import { type Preferences, readPreferences } from "@/core/preferences.ts";
import type { Person } from "@/services/auth/identity.ts";
import type { Services } from "@/services/services.ts";

/** The state that the middlewares of `app.ts` pass to the pages. */
export interface State {
  services: Services;
  /** The API, for `routes/api/[...path].ts`; `env` holds what Hono's bindings need. */
  api: { fetch(request: Request, env?: unknown): Response | Promise<Response> };
  /** The person who is signed in, or null. */
  person: Person | null;
}

export const define = createDefine<State>();

/**
 * Returns the preferences of whoever looks at a page. The theme of people who are not signed in, or
 * have not chosen one since it belongs to the account, comes from the cookie of the browser.
 */
export function preferencesOf(
  { state: { person }, req }: { readonly state: State; readonly req: Request },
): Preferences {
  const stored = person?.preferences ?? {};
  const theme = themeFromCookie(req.headers.get("cookie"));
  return readPreferences("appearance" in stored ? stored : { ...stored, appearance: theme });
}
