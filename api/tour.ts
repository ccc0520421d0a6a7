import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "./environment.ts";
import { signedInPerson } from "./me/viewer.ts";
import { refusals } from "./refusals.ts";

const endRoute = createRoute({
  method: "post",
  path: "/me/tour",
  tags: ["Me"],
  security: [{ session: [] }],
  summary: "End the tour of the desk",
  description: "Stores that the person has seen or left the tour, so that it does not come again.",
  responses: { 204: { description: "Stored" }, ...refusals(401, 403) },
});

/** Registers `POST /me/tour`. */
export function registerTour(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(endRoute, async (context) => {
    await context.var.services.auth.endTour(signedInPerson(context).userId);
    return context.body(null, 204);
  });
}
