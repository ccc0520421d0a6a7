import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { daySchema } from "@/core/calendars/moments.ts";
import { introductionSchema } from "@/core/performance/views.ts";
import { expectedRevision } from "@/core/revisions.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const introduction = {
  description: "The first day with Laurel",
  content: { "application/json": { schema: introductionSchema } },
};

const readRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/performance/introduction",
  summary: "Read when Laurel was introduced",
  responses: { 200: introduction, ...refusals(401, 403) },
});

const setRoute = createRoute({
  ...adminRoute,
  method: "put",
  path: "/admin/performance/introduction",
  summary: "Set when Laurel was introduced",
  description: "Performance is then compared with the days before this one.",
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            introducedOn: daySchema.nullable().meta({ description: "null: not known" }),
            expectedRevision,
          }),
        },
      },
    },
  },
  responses: { 200: introduction, ...refusals(400, 401, 403, 409, 413, 415, 422) },
});

/** Registers `/admin/performance`. */
export function registerAdminPerformance(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(readRoute, async (context) => {
    return context.json(await context.var.services.performance.introduction(), 200);
  });

  api.openapi(setRoute, async (context) => {
    const { introducedOn, expectedRevision } = context.req.valid("json");
    const { performance } = context.var.services;
    return context.json(await performance.setIntroduction(introducedOn, expectedRevision), 200);
  });
}
