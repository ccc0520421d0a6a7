import { createDefine } from "fresh";
import type { Locale } from "@/core/language.ts";
import type { Person } from "@/services/auth/identity.ts";
import type { Services } from "@/services/services.ts";

/** The state that the middlewares of `app.ts` pass to the pages. */
export interface State {
  services: Services;
  /** The API, for `routes/api/[...path].ts`; `env` holds what Hono's bindings need. */
  api: { fetch(request: Request, env?: unknown): Response | Promise<Response> };
  /** The person who is signed in, or null. */
  person: Person | null;
  /** In which language and format the page is drawn; a page may decide otherwise. */
  locale: Locale;
}

export const define = createDefine<State>();
