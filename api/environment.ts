import type { Context } from "hono";
import type { Services } from "@/services/services.ts";
import type { Viewer } from "@/services/auth/identity.ts";

/** The context of handlers. */
export interface ApiEnv {
  Variables: {
    services: Services;
    /** Set by `enforceAccess`, except for what anyone may use. */
    viewer: Viewer;
    /** Set by `admitJson`: the request has a JSON content type but no body. */
    isBodyMissing?: boolean;
  };
}

export type ApiContext = Context<ApiEnv>;
