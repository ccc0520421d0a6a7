import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { expectedRevision } from "@/core/revisions.ts";
import {
  ruleDraftInfoSchema,
  type RuleDraftInfoView,
  ruleDraftSchema,
  type RuleDraftView,
} from "@/core/rules/draft_views.ts";
import type { StoredRuleDraft } from "@/services/rules/drafts.ts";
import { changedBy } from "@/services/corrections/permission.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { nameText, storableText, wholeListSchema } from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const base = { ...adminRoute, tags: ["Rules and boosts"] };
const params = z.object({ id: z.coerce.number().pipe(z.int32().min(1)) });
const name = nameText.max(100).meta({ example: "Faster replies" });
const note = storableText.trim().max(256)
  .meta({ description: "What is changed, and why; it becomes the note of the version" });
const rules = z.record(z.string(), z.unknown())
  .meta({ description: "A rule set, which may be incomplete or wrong" });

const json = <T extends z.ZodType>(schema: T) => ({ "application/json": { schema } });
const one = { description: "The draft", content: json(ruleDraftSchema) };
const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: json(schema) });

const listRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/rule-drafts",
  summary: "List the drafts of rules",
  responses: {
    200: {
      description: "All drafts, the one that was changed last first",
      content: json(wholeListSchema(ruleDraftInfoSchema)),
    },
    ...refusals(401, 403),
  },
});

const findRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/rule-drafts/{id}",
  summary: "Get a draft of rules",
  request: { params },
  responses: { 200: one, ...refusals(401, 403, 404, 422) },
});

const createDraftRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/rule-drafts",
  summary: "Make a draft of rules",
  description: "From `rules`, or from those of a `version`. A draft decides nothing until " +
    "`POST /admin/rules` publishes it. At most 100 drafts are kept.",
  request: {
    body: body(
      z.strictObject({
        name,
        note: note.default(""),
        rules: rules.optional(),
        version: z.int32().min(1).optional(),
      }).meta({ id: "NewRuleDraft" }),
    ),
  },
  responses: { 201: one, ...refusals(400, 401, 403, 413, 415, 422) },
});

const changeRoute = createRoute({
  ...base,
  method: "patch",
  path: "/admin/rule-drafts/{id}",
  summary: "Save a draft of rules",
  description: "Fields that are left out stay as they are. Rules are saved as they are; " +
    "`POST /admin/rules/validate` says what is wrong with them.",
  request: {
    params,
    body: body(
      z.strictObject({
        name: name.optional(),
        note: note.optional(),
        rules: rules.optional(),
        revision: expectedRevision,
      }).meta({ id: "RuleDraftChange" }),
    ),
  },
  responses: { 200: one, ...refusals(400, 401, 403, 404, 409, 413, 415, 422) },
});

const removeRoute = createRoute({
  ...base,
  method: "delete",
  path: "/admin/rule-drafts/{id}",
  summary: "Delete a draft of rules",
  request: { params },
  responses: { 204: { description: "Deleted" }, ...refusals(401, 403, 404, 422) },
});

/** Registers `/admin/rule-drafts`. */
export function registerRuleDrafts(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const found = await context.var.services.ruleDrafts.list();
    return context.json({ entries: found.map(toInfo) }, 200);
  });

  api.openapi(findRoute, async (context) => {
    const found = await context.var.services.ruleDrafts.find(context.req.valid("param").id);
    if (!found) throw new ProblemError(notFound("draft of rules"));
    return context.json(toView(found), 200);
  });

  api.openapi(createDraftRoute, async (context) => {
    const { viewer, services } = context.var;
    const made = await services.ruleDrafts.create(context.req.valid("json"), changedBy(viewer));
    return context.json(toView(made), 201);
  });

  api.openapi(changeRoute, async (context) => {
    const { viewer, services } = context.var;
    const { id } = context.req.valid("param");
    const { revision, ...change } = context.req.valid("json");
    const by = changedBy(viewer);
    return context.json(toView(await services.ruleDrafts.change(id, change, revision, by)), 200);
  });

  api.openapi(removeRoute, async (context) => {
    if (!await context.var.services.ruleDrafts.remove(context.req.valid("param").id)) {
      throw new ProblemError(notFound("draft of rules"));
    }
    return context.body(null, 204);
  });
}

function toInfo({ rules: _, createdAt, changedAt, ...draft }: StoredRuleDraft): RuleDraftInfoView {
  return { ...draft, createdAt: createdAt.toISOString(), changedAt: changedAt.toISOString() };
}

function toView(draft: StoredRuleDraft): RuleDraftView {
  return { ...toInfo(draft), rules: draft.rules };
}
