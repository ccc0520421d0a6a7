import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { ruleName } from "@/core/rules/conditions.ts";
import { boostEffectSchema, type BoostView, boostViewSchema } from "@/core/rules/views.ts";
import { typeName } from "@/core/rules/counting.ts";
import { expectedRevision } from "@/core/revisions.ts";
import type { BoostDraft, StoredBoost } from "@/services/rules/boosts.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import {
  agentText,
  cutPage,
  flagQuery,
  fromCursor,
  idText,
  nameText,
  pageQuery,
  storableText,
} from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { momentInput } from "@/api/times.ts";
import { languageOf } from "@/services/problems/language.ts";
import { adminRoute } from "./viewer.ts";

const base = { ...adminRoute, tags: ["Rules and boosts"] };

const newBoostSchema = z.strictObject({
  name: ruleName.max(50).meta({
    example: "happy_hour",
    description: "The name in explanations of points",
  }),
  factor: z.number().min(0.1).max(10).meta({ example: 2 }),
  startsAt: momentInput.optional().meta({ description: "Default: now; never in the past" }),
  endsAt: momentInput.meta({ description: "At most 31 days after the start" }),
  types: z.array(typeName).min(1).max(200).nullable().default(null)
    .meta({ description: "The actions that are boosted; null: all" }),
  team: idText.nullable().default(null).meta({ description: "The only team that is boosted" }),
  agent: agentText.nullable().default(null)
    .meta({ description: "The only agent who is boosted; without team and agent: everybody" }),
  title: nameText.max(100).nullable().default(null)
    .meta({ example: "Happy hour", description: "What people read; null: only the name" }),
}).meta({ id: "NewBoost" });

const changedBoostSchema = newBoostSchema.extend({ expectedRevision })
  .meta({ id: "ChangedBoost" });
const previewSchema = newBoostSchema.extend({
  id: z.int32().min(1).nullable().default(null)
    .meta({ description: "The boost that is changed; null: a new one" }),
}).meta({ id: "BoostPreview" });
const params = z.object({ id: z.coerce.number().pipe(z.int32().min(1)) });

const answer = (description: string) => ({
  description,
  content: { "application/json": { schema: boostViewSchema } },
});

const listRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/boosts",
  summary: "List boosts",
  description: "Newest first, including those that were won in spins.",
  request: {
    query: z.object({
      ...pageQuery,
      q: storableText.default("")
        .meta({ description: "A part of the title, the name, the team or the agent" }),
      state: z.enum(["running", "upcoming", "over"]).optional(),
      own: flagQuery("Whether boosts that were won in spins are left out"),
    }),
  },
  responses: {
    200: {
      description: "A page of boosts",
      content: { "application/json": { schema: pageShape(boostViewSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const createBoostRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/boosts",
  summary: "Create a boost",
  description:
    "A factor on what actions pay during a time span, such as a happy hour. Boosts that run " +
    "at the same time multiply. The time of the work counts, not the time of arrival.",
  request: {
    body: { required: true, content: { "application/json": { schema: newBoostSchema } } },
  },
  responses: { 201: answer("The boost"), ...refusals(400, 401, 403, 409, 413, 415, 422) },
});

const findRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/boosts/{id}",
  summary: "Get a boost",
  request: { params },
  responses: { 200: answer("The boost"), ...refusals(401, 403, 404, 422) },
});

const changeRoute = createRoute({
  ...base,
  method: "patch",
  path: "/admin/boosts/{id}",
  summary: "Change a boost that has not begun",
  description: "Replaces all of it; what is left out gets its default.",
  request: {
    params,
    body: { required: true, content: { "application/json": { schema: changedBoostSchema } } },
  },
  responses: { 200: answer("The boost"), ...refusals(400, 401, 403, 404, 409, 413, 415, 422) },
});

const previewRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/boosts/preview",
  summary: "See what a boost would have paid",
  description: "Counts the work of the same hours in past weeks. Nothing is stored.",
  request: {
    body: { required: true, content: { "application/json": { schema: previewSchema } } },
  },
  responses: {
    200: {
      description: "What it would have paid",
      content: { "application/json": { schema: boostEffectSchema } },
    },
    ...refusals(400, 401, 403, 409, 413, 415, 422),
  },
});

const endRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/boosts/{id}/end",
  summary: "End a boost now",
  description: "What it has paid so far stays. A boost that has not begun is removed.",
  request: { params },
  responses: {
    200: answer("The boost, with its new end"),
    204: { description: "It had not begun and was removed" },
    ...refusals(401, 403, 404, 409, 422),
  },
});

const place = z.object({ id: z.int32().min(1) });

/** Registers `/admin/boosts` and `/admin/boosts/{id}/end`. */
export function registerBoosts(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor, q, state = null, own } = context.req.valid("query");
    const before = fromCursor(cursor, place)?.id ?? null;
    const filter = { q, state, isOwn: own === "true" };
    const found = await context.var.services.boosts.list({ limit: limit + 1, before, ...filter });
    const { entries, nextCursor } = cutPage(found, limit, ({ id }) => ({ id }));
    return context.json({ entries: entries.map(toAnswer), nextCursor }, 200);
  });

  api.openapi(createBoostRoute, async (context) => {
    const made = await context.var.services.boosts.create(toDraft(context.req.valid("json")));
    return context.json(toAnswer(made), 201);
  });

  api.openapi(previewRoute, async (context) => {
    const { id, ...boost } = context.req.valid("json");
    const { boosts } = context.var.services;
    const language = languageOf(context.req.raw);
    return context.json(await boosts.preview(toDraft(boost), id, language), 200);
  });

  api.openapi(findRoute, async (context) => {
    const found = await context.var.services.boosts.find(context.req.valid("param").id);
    if (!found) throw new ProblemError(notFound("boost"));
    return context.json(toAnswer(found), 200);
  });

  api.openapi(changeRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { expectedRevision, ...boost } = context.req.valid("json");
    const changed = await context.var.services.boosts
      .change(id, toDraft(boost), expectedRevision);
    if (!changed) throw new ProblemError(notFound("boost"));
    return context.json(toAnswer(changed), 200);
  });

  api.openapi(endRoute, async (context) => {
    const ended = await context.var.services.boosts.end(context.req.valid("param").id);
    if (!ended) throw new ProblemError(notFound("boost"));
    if (ended.isRemoved) return context.body(null, 204);
    return context.json(toAnswer(ended.boost), 200);
  });
}

function toDraft({ startsAt, endsAt, ...boost }: z.infer<typeof newBoostSchema>): BoostDraft {
  return {
    ...boost,
    startsAt: startsAt === undefined ? undefined : Date.parse(startsAt),
    endsAt: Date.parse(endsAt),
  };
}

function toAnswer(stored: StoredBoost): BoostView {
  const { startsAt, endsAt, createdAt, ...boost } = stored;
  return {
    ...boost,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    createdAt: new Date(createdAt).toISOString(),
  };
}
