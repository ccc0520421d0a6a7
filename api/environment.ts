import type { Context } from "hono";
import type { Services } from "../services/mod.ts";
import type { Viewer } from "../services/identity.ts";

/** What handlers find in their context. */
export interface ApiEnv {
  Variables: {
    services: Services;
    /** Set by `requireViewer`. */
    viewer: Viewer;
  };
}

export type ApiContext = Context<ApiEnv>;
