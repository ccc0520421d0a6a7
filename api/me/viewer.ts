import type { MiddlewareHandler } from "hono";
import type { ApiContext, ApiEnv } from "@/api/environment.ts";
import { requireSameOrigin } from "@/api/admin/viewer.ts";
import { admitJson } from "@/api/json_body.ts";
import { requireViewer } from "@/api/viewer.ts";
import type { Person } from "@/services/auth/identity.ts";

const requireSignedIn = requireViewer(null);

/**
 * Admits people who are signed in, from Laurel's own pages, whatever the body is; keys are refused.
 * @throws {ProblemError} `missing_key`, `invalid_key`, `missing_scope`, `cross_origin`
 */
export const requirePerson: MiddlewareHandler<ApiEnv> = (context, next) =>
  requireSignedIn(context, async () => {
    requireSameOrigin(context, context.var.viewer);
    await next();
  });

/**
 * Admits people who are signed in, and reads the JSON body within its limits (see json_body.ts).
 * @throws {ProblemError} as {@link requirePerson}
 */
const requirePersonWithJson: MiddlewareHandler<ApiEnv> = (context, next) =>
  requirePerson(context, async () => {
    await admitJson(context);
    await next();
  });

/** Returns the person who makes the request, behind {@link requirePerson}. */
export function signedInPerson(context: ApiContext): Person {
  const { viewer } = context.var;
  if (viewer.kind !== "person") throw new Error("a key came past the middleware for people");
  return viewer;
}

/** What all routes about oneself have in common. */
export const ownRoute = {
  tags: ["Own account"],
  security: [{ session: [] }],
  middleware: requirePersonWithJson,
};
