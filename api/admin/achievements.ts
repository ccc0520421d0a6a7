import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { achievementDefinitionSchema } from "@/core/achievements/views.ts";
import { achievementSchema } from "@/core/achievements/achievements.ts";
import { daySchema } from "@/core/calendars/moments.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { pageOf } from "@/api/achievements.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { pageQuery } from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/achievements",
  summary: "List the definitions of achievements",
  description: "Ordered by category and family, including secret and retired ones.",
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of definitions",
      content: { "application/json": { schema: pageShape(achievementDefinitionSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const createAchievementRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/achievements",
  summary: "Define an achievement",
  description:
    "Agents whose past work already fulfills it get it within moments, dated at the time of " +
    "that work and without a live message. Achievements of a family share metric, span and " +
    "category. A definition is never edited: retire it, and define another one.",
  request: {
    body: {
      required: true,
      content: { "application/json": { schema: achievementDefinitionSchema } },
    },
  },
  responses: {
    201: {
      description: "The definition",
      content: { "application/json": { schema: achievementDefinitionSchema } },
    },
    ...refusals(400, 401, 403, 409, 415, 422),
  },
});

const retireRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/achievements/{key}/retire",
  summary: "Retire an achievement",
  description:
    "It is no longer awarded from a day on that has not begun in any time zone yet. Awards " +
    "that were made before stay.",
  request: {
    params: z.object({ key: achievementSchema.shape.key }),
    body: {
      content: {
        "application/json": {
          schema: z.strictObject({
            from: daySchema.optional()
              .meta({ description: "Default: the first day that has not begun in any time zone" }),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: "The definition, with the day",
      content: { "application/json": { schema: achievementDefinitionSchema } },
    },
    ...refusals(400, 401, 403, 404, 415, 422),
  },
});

/** Registers `/admin/achievements`. */
export function registerAchievementDefinitions(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const found = await context.var.services.achievements.list();
    return context.json(pageOf(found, context.req.valid("query")), 200);
  });

  api.openapi(createAchievementRoute, async (context) => {
    const { achievements } = context.var.services;
    return context.json(await achievements.create(context.req.valid("json")), 201);
  });

  api.openapi(retireRoute, async (context) => {
    const { key } = context.req.valid("param");
    const { from } = context.req.valid("json") ?? {};
    const retired = await context.var.services.achievements.retire(key, from);
    if (!retired) throw new ProblemError(notFound("achievement"));
    return context.json(retired, 200);
  });
}
