import { createDefine } from "fresh";
import type { Person } from "@/services/auth/identity.ts";
import type { Services } from "@/services/services.ts";

/** What the middlewares of `app.ts` hand to the pages. */
export interface State {
  services: Services;
  /** The API, for `routes/api/[...path].ts`; `env` holds what Hono's bindings need. */
  api: { fetch(request: Request, env?: unknown): Response | Promise<Response> };
  /** Who is signed in, or null. */
  person: Person | null;
}

export const define = createDefine<State>();
