import type { Context } from "hono";
import type { Services } from "@/services/services.ts";
import type { Viewer } from "@/services/auth/identity.ts";

/** What handlers find in their context. */
export interface ApiEnv {
  Variables: {
    services: Services;
    /** Set by `requireViewer`. */
    viewer: Viewer;
    /** Set by `admitJson`: a body was announced by its type, and there is none. */
    isBodyMissing?: boolean;
  };
}

export type ApiContext = Context<ApiEnv>;
