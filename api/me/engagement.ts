import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { refusals } from "@/api/refusals.ts";
import { beaconSchema } from "@/core/engagement/views.ts";
import { ownRoute, signedInPerson } from "./viewer.ts";

const beaconRoute = createRoute({
  ...ownRoute,
  method: "post",
  path: "/me/engagement",
  summary: "Report one's own visit",
  description:
    "For the beacon of Laurel's pages. Nothing is stored of people who switched measuring off in " +
    "the settings, or whose browser sends `Sec-GPC: 1` or `DNT: 1`.",
  request: {
    body: { required: true, content: { "application/json": { schema: beaconSchema } } },
  },
  responses: {
    204: { description: "Taken" },
    ...refusals(400, 401, 403, 413, 415, 422),
  },
});

/** Registers `/me/engagement`. */
export function registerBeacon(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(beaconRoute, async (context) => {
    const isRefused = ["sec-gpc", "dnt"].some((name) => context.req.header(name) === "1");
    const beacon = context.req.valid("json");
    if (!isRefused) {
      await context.var.services.engagement.record(signedInPerson(context), beacon);
    }
    return context.body(null, 204);
  });
}
