import { languageOf } from "@/services/problems/language.ts";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { daySchema } from "@/core/calendars/moments.ts";
import {
  holdoutDetailSchema,
  holdoutPreviewSchema,
  holdoutSchema,
} from "@/core/performance/holdout_views.ts";
import { expectedRevision } from "@/core/revisions.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { agentText, idText, nameText, wholeListSchema } from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const MAX_CHOSEN = 2_500;

const peopleSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("drawn"),
    team: idText.nullable().default(null).meta({ description: "Id of a team; null: everybody" }),
    share: z.number().min(0.05).max(0.5).meta({ description: "0.05 to 0.5" }),
    seed: z.string().regex(/^[0-9a-f]{32}$/, "is not the seed of a preview").optional().meta({
      description: "The seed of a preview, to get its people; left out: draw now",
    }),
  }),
  z.strictObject({
    kind: z.literal("chosen"),
    agents: z.array(agentText).min(1).max(MAX_CHOSEN),
  }),
]);

const draftSchema = z.strictObject({
  name: nameText.max(100),
  firstDay: daySchema.meta({ description: "Tomorrow or later, in people's own time zones" }),
  lastDay: daySchema.nullable().default(null).meta({ description: "null: until it is ended" }),
  people: peopleSchema,
}).meta({ id: "HoldoutDraft" });

const id = z.object({
  id: z.coerce.number().int().min(1).max(2 ** 31 - 1).meta({ type: "integer" }),
});
const one = {
  description: "The holdout",
  content: { "application/json": { schema: holdoutDetailSchema } },
};

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/holdouts",
  summary: "List the groups of people without Laurel",
  description: "Newest first. What a holdout is, and what it asks of people: docs/performance.md.",
  responses: {
    200: {
      description: "All holdouts",
      content: { "application/json": { schema: wholeListSchema(holdoutSchema) } },
    },
    ...refusals(401, 403),
  },
});

const readRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/holdouts/{id}",
  summary: "Read a holdout with its people",
  request: { params: id },
  responses: { 200: one, ...refusals(401, 403, 404, 422) },
});

const previewRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/holdouts/preview",
  summary: "See who would be in a holdout, and how alike both groups are",
  description: "Draws the people without storing anything.",
  request: {
    body: {
      required: true,
      content: { "application/json": { schema: z.strictObject({ people: peopleSchema }) } },
    },
  },
  responses: {
    200: {
      description: "The people, and both groups in the last four weeks",
      content: { "application/json": { schema: holdoutPreviewSchema } },
    },
    ...refusals(400, 401, 403, 413, 415, 422),
  },
});

const newRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/holdouts",
  summary: "Create a holdout",
  description: "From its first day until its last one, the work of its people is recorded and " +
    "measured, and pays no points. They are on no boards and have no desk.",
  request: {
    body: { required: true, content: { "application/json": { schema: draftSchema } } },
  },
  responses: { 201: one, ...refusals(400, 401, 403, 413, 415, 422) },
});

const changeRoute = createRoute({
  ...adminRoute,
  method: "patch",
  path: "/admin/holdouts/{id}",
  summary: "Rename a holdout, or end it earlier or later",
  description: "With today as the last day, people get points from tomorrow on. Days that are " +
    "over stay as they are.",
  request: {
    params: id,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            name: nameText.max(100).optional(),
            lastDay: daySchema.nullable().optional(),
            expectedRevision,
          }),
        },
      },
    },
  },
  responses: { 200: one, ...refusals(400, 401, 403, 404, 409, 413, 415, 422) },
});

const removeRoute = createRoute({
  ...adminRoute,
  method: "delete",
  path: "/admin/holdouts/{id}",
  summary: "Remove a holdout that has not begun",
  request: { params: id },
  responses: { 204: { description: "Removed" }, ...refusals(401, 403, 404, 409, 422) },
});

/** Registers `/admin/holdouts`. */
export function registerHoldouts(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    return context.json({ entries: await context.var.services.holdouts.list() }, 200);
  });

  api.openapi(previewRoute, async (context) => {
    const { people } = context.req.valid("json");
    const language = languageOf(context.req.raw);
    return context.json(await context.var.services.holdouts.preview(people, language), 200);
  });

  api.openapi(newRoute, async (context) => {
    return context.json(
      await context.var.services.holdouts.create(context.req.valid("json")),
      201,
    );
  });

  api.openapi(readRoute, async (context) => {
    const found = await context.var.services.holdouts.get(context.req.valid("param").id);
    if (!found) throw new ProblemError(notFound("holdout"));
    return context.json(found, 200);
  });

  api.openapi(changeRoute, async (context) => {
    const { id } = context.req.valid("param");
    const changed = await context.var.services.holdouts.change(id, context.req.valid("json"));
    if (!changed) throw new ProblemError(notFound("holdout"));
    return context.json(changed, 200);
  });

  api.openapi(removeRoute, async (context) => {
    const { id } = context.req.valid("param");
    if (!await context.var.services.holdouts.remove(id)) {
      throw new ProblemError(notFound("holdout"));
    }
    return context.body(null, 204);
  });
}
