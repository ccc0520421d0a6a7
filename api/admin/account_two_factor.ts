import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type Problem, ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const recoverRoute = createRoute({
  ...adminRoute,
  method: "delete",
  path: "/admin/accounts/{id}/two-factor",
  summary: "Turn off the two-factor of a person",
  description: "For somebody who lost their device and their recovery codes. The next sign-in " +
    "asks for the password only.",
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 204: { description: "It is off" }, ...refusals(401, 403, 404, 409, 422) },
});

/** A session alone, such as one that was stolen, must not be enough. */
const OWN_ACCOUNT: Problem = {
  status: 409,
  code: "own_two_factor",
  title: "This is your own two-factor",
  detail:
    "Turn your own two-factor off with your password at /two-factor. Another admin can do it " +
    "here when you cannot sign in.",
};

/** Registers `DELETE /admin/accounts/{id}/two-factor`. */
export function registerAccountTwoFactor(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(recoverRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { viewer } = context.var;
    if (viewer.kind === "person" && viewer.userId === id) throw new ProblemError(OWN_ACCOUNT);
    const isKnown = await context.var.services.auth.twoFactor.recover(id);
    if (!isKnown) throw new ProblemError(notFound("account"));
    return context.body(null, 204);
  });
}
