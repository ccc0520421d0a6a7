import type { MiddlewareHandler } from "hono";
import { isCrossOrigin } from "@/services/auth/same_origin.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiContext, ApiEnv } from "@/api/environment.ts";
import { admitJson } from "@/api/json_body.ts";
import { requireViewer } from "@/api/viewer.ts";

const requireKnown = requireViewer("admin");

/**
 * Admits keys with the scope `admin` and people who are admins, and sets `viewer`. For routes whose
 * body is no JSON; others use {@link requireAdmin}.
 * @throws {ProblemError} `missing_key`, `invalid_key`, `missing_scope`, `admin_only`,
 * `cross_origin`
 */
export const requireAdminRights: MiddlewareHandler<ApiEnv> = (context, next) =>
  requireKnown(context, async () => {
    const { viewer } = context.var;
    if (viewer.kind === "person" && viewer.role !== "admin") {
      throw new ProblemError({
        status: 403,
        code: "admin_only",
        title: "This is for admins",
        detail: `Your role is ${viewer.role}. Ask an admin to do it, or to change your role.`,
      });
    }
    requireSameOrigin(context, viewer);
    await next();
  });

/**
 * Like {@link requireAdminRights}, and reads the JSON body within its limits (see json_body.ts).
 * @throws {ProblemError} as {@link requireAdminRights}
 */
export const requireAdmin: MiddlewareHandler<ApiEnv> = (context, next) =>
  requireAdminRights(context, async () => {
    // Check the body after the permission, so that callers without permission learn only that.
    await admitJson(context);
    await next();
  });

/**
 * Refuses requests that a page of another site makes with a visitor's cookie. Browsers never add
 * keys by themselves, so requests with a key are safe.
 * @throws {ProblemError} `cross_origin`
 */
export function requireSameOrigin(context: ApiContext, viewer: Viewer): void {
  if (viewer.kind === "key") return;
  if (!isCrossOrigin(context.req.raw, context.var.services.info.publicUrl)) return;
  throw new ProblemError({
    status: 403,
    code: "cross_origin",
    title: "Refused: another site asked for this",
    detail: "The Origin header does not name this server. Behind a proxy, set LAUREL_PUBLIC_URL " +
      "to the address people use.",
  });
}

/** What all routes for admins have in common. */
export const adminRoute = {
  tags: ["Administration"],
  security: [{ key: [] }, { session: [] }],
  middleware: requireAdmin,
};
