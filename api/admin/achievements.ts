import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { reachSchema } from "@/core/achievements/reach.ts";
import {
  achievementChangeSchema,
  type AchievementDefinition,
  achievementDefinitionSchema,
  newAchievementSchema,
  reachQuestionSchema,
} from "@/core/achievements/views.ts";
import { achievementSchema } from "@/core/achievements/achievements.ts";
import { expectedRevision } from "@/core/revisions.ts";
import { daySchema } from "@/core/calendars/moments.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { pageOf } from "@/api/achievements.ts";
import type { ApiContext, ApiEnv } from "@/api/environment.ts";
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

const params = z.object({ key: achievementSchema.shape.key });
const answer = (description: string) => ({
  description,
  content: { "application/json": { schema: achievementDefinitionSchema } },
});

const findRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/achievements/{key}",
  summary: "Get the definition of an achievement",
  request: { params },
  responses: { 200: answer("The definition"), ...refusals(401, 403, 404, 422) },
});

const createAchievementRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/achievements",
  summary: "Define an achievement",
  description:
    "Agents whose past work already fulfills it get it within moments, dated at the time of " +
    "that work and without a live message; with `startsOn` only work from that day on counts. " +
    "Achievements of a family share metric, span, first day and category. What it pays for is " +
    "never edited: replace it.",
  request: {
    body: {
      required: true,
      content: { "application/json": { schema: newAchievementSchema } },
    },
  },
  responses: { 201: answer("The definition"), ...refusals(400, 401, 403, 409, 415, 422) },
});

const changeRoute = createRoute({
  ...adminRoute,
  method: "patch",
  path: "/admin/achievements/{key}",
  summary: "Change the words and the looks of an achievement",
  request: {
    params,
    body: { required: true, content: { "application/json": { schema: achievementChangeSchema } } },
  },
  responses: {
    200: answer("The definition after the change"),
    ...refusals(400, 401, 403, 404, 409, 415, 422),
  },
});

const replaceRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/achievements/{key}/replace",
  summary: "Replace an achievement",
  description:
    "Retires it from a day on that has not begun in any time zone yet, and defines another one. " +
    "What was awarded stays. Let the new one start on that day, or all past work counts for it.",
  request: {
    params,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            achievement: newAchievementSchema,
            from: daySchema.optional()
              .meta({ description: "Default: the first day that has not begun in any time zone" }),
            revision: expectedRevision,
          }),
        },
      },
    },
  },
  responses: {
    200: answer("The new definition"),
    ...refusals(400, 401, 403, 404, 409, 415, 422),
  },
});

const reachRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/achievements/reach",
  summary: "Ask who would have an achievement",
  description: "Counted over the whole event log, for agents who work here. Nothing is stored.",
  request: {
    body: { required: true, content: { "application/json": { schema: reachQuestionSchema } } },
  },
  responses: {
    200: {
      description: "Who would have it",
      content: { "application/json": { schema: reachSchema } },
    },
    ...refusals(400, 401, 403, 415, 422),
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
    params,
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
  /** Returns a stored definition. */
  async function definitionOf(context: ApiContext, key: string): Promise<AchievementDefinition> {
    const found = await context.var.services.achievements.describeOne(key);
    if (!found) throw new ProblemError(notFound("achievement"));
    return found;
  }

  api.openapi(listRoute, async (context) => {
    const found = await context.var.services.achievements.describe();
    return context.json(pageOf(found, context.req.valid("query")), 200);
  });

  api.openapi(findRoute, async (context) => {
    return context.json(await definitionOf(context, context.req.valid("param").key), 200);
  });

  api.openapi(createAchievementRoute, async (context) => {
    const { key } = await context.var.services.achievements.create(context.req.valid("json"));
    return context.json(await definitionOf(context, key), 201);
  });

  api.openapi(changeRoute, async (context) => {
    const { key } = context.req.valid("param");
    await context.var.services.achievements.change(key, context.req.valid("json"));
    return context.json(await definitionOf(context, key), 200);
  });

  api.openapi(replaceRoute, async (context) => {
    const { key } = context.req.valid("param");
    const { achievement, from, revision } = context.req.valid("json");
    const { achievements } = context.var.services;
    if (!await achievements.replace(key, achievement, from, revision)) {
      throw new ProblemError(notFound("achievement"));
    }
    return context.json(await definitionOf(context, achievement.key), 200);
  });

  api.openapi(retireRoute, async (context) => {
    const { key } = context.req.valid("param");
    const { from } = context.req.valid("json") ?? {};
    await context.var.services.achievements.retire(key, from);
    return context.json(await definitionOf(context, key), 200);
  });

  api.openapi(reachRoute, async (context) => {
    const { achievements } = context.var.services;
    return context.json(await achievements.reach(context.req.valid("json")), 200);
  });
}
