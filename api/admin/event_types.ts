import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { MAX_TYPE_LENGTH } from "@/core/events/known_types.ts";
import {
  newTypeName,
  typeDomain,
  typeFields,
  typeIcon,
  typeTitle,
} from "@/core/event_types/input.ts";
import {
  eventTypeDetailSchema,
  eventTypeSchema,
  typePreviewSchema,
  unknownTypeSchema,
} from "@/core/event_types/views.ts";
import { expectedRevision } from "@/core/revisions.ts";
import { pageShape } from "@/core/shapes.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, pageQuery, storableText, wholeListSchema } from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { momentInput } from "@/api/times.ts";
import { languageOf } from "@/services/problems/language.ts";
import { issuesIn } from "./rule_issues.ts";
import { adminRoute } from "./viewer.ts";

const base = { ...adminRoute, tags: ["Event types"] };

// Validated by core, which reports more than a schema can.
const points = z.unknown().optional().meta({
  type: "object",
  example: { base: 7 },
  description: "What an event pays, like an action of a rule set: `base`, and optionally " +
    "`bonuses`, `multipliers` and limits. It applies unless the rules in force name the type. " +
    "null or left out: events are recorded only.",
});
const domain = typeDomain.default("other").meta({
  example: "support",
  description: "chat, pipeline, contacts, dialer, other, or a name of your own",
});
const icon = typeIcon.default("shapes");
const fields = typeFields.default([]).meta({
  example: [{ name: "minutes", kind: "number", minimum: 0, maximum: 600 }],
});

const newTypeSchema = z.strictObject({
  type: newTypeName.meta({ example: "ticket_solved" }),
  title: typeTitle.optional().meta({
    example: "Ticket solved",
    description: "What people call it; default: the type as words",
  }),
  domain,
  icon,
  fields,
  points,
}).meta({ id: "NewEventType" });

const changesSchema = z.strictObject({
  title: typeTitle.optional(),
  domain: domain.unwrap().optional(),
  icon: icon.unwrap().optional(),
  fields: fields.unwrap().optional(),
  points,
  pointsEffectiveFrom: momentInput.optional().meta({
    description: "The time of the work from which new points apply; default: now, never in the " +
      "past",
  }),
  revision: expectedRevision,
}).meta({ id: "EventTypeChanges" });

const typeParam = z.object({ type: storableText.min(1).max(MAX_TYPE_LENGTH) });
const one = (description: string) => ({
  description,
  content: { "application/json": { schema: eventTypeDetailSchema } },
});

const listRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/event-types",
  summary: "List the types of events",
  description:
    "Those that Laurel brings along and those that admins defined, by domain and title. " +
    "`Accept-Language` chooses the language of the names of Laurel’s types.",
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of types",
      content: { "application/json": { schema: pageShape(eventTypeSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const findRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/event-types/{type}",
  summary: "Get a type of event",
  description: "With all versions of what it pays by its definition.",
  request: { params: typeParam },
  responses: { 200: one("The type"), ...refusals(401, 403, 404, 422) },
});

const defineRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/event-types",
  summary: "Define a type of event",
  description:
    "Events of the type are accepted, checked and scored at once, on every instance. Events of " +
    "the type that were kept before are scored within moments.",
  request: {
    body: { required: true, content: { "application/json": { schema: newTypeSchema } } },
  },
  responses: { 201: one("The type"), ...refusals(400, 401, 403, 409, 413, 415, 422) },
});

const changeRoute = createRoute({
  ...base,
  method: "patch",
  path: "/admin/event-types/{type}",
  summary: "Change a type of event",
  description:
    "What is left out stays. New points are a new version: they apply to work from now on, or " +
    "from `pointsEffectiveFrom` on. Stored events stay as they are.",
  request: {
    params: typeParam,
    body: { required: true, content: { "application/json": { schema: changesSchema } } },
  },
  responses: { 200: one("The type"), ...refusals(400, 401, 403, 404, 409, 413, 415, 422) },
});

const deleteRoute = createRoute({
  ...base,
  method: "delete",
  path: "/admin/event-types/{type}",
  summary: "Delete a type of event",
  description:
    "Stored events and their points stay; new events of the type are unknown. It is refused " +
    "while rules, achievements, challenges or boosts name the type.",
  request: { params: typeParam },
  responses: { 204: { description: "Deleted" }, ...refusals(401, 403, 404, 409, 422) },
});

const previewRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/event-types/preview",
  summary: "Try a definition",
  description: "Returns an example of an event, and what it would pay. Stores nothing.",
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            type: storableText.min(1).max(100),
            title: typeTitle.optional(),
            fields,
            points,
            data: z.record(z.string(), z.unknown()).optional()
              .meta({ description: "The data of the event; default: made from the fields" }),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: "The event, and what it would pay",
      content: { "application/json": { schema: typePreviewSchema } },
    },
    ...refusals(400, 401, 403, 413, 415, 422),
  },
});

const unknownRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/unknown-event-types",
  summary: "List the types that were received and nobody has defined",
  description: "Only while the organization keeps events of unknown types; at most 100, those " +
    "that came last first.",
  responses: {
    200: {
      description: "The types, with an example of each",
      content: { "application/json": { schema: wholeListSchema(unknownTypeSchema) } },
    },
    ...refusals(401, 403),
  },
});

const place = z.object({ type: z.string() });

/** Registers `/admin/event-types` and what is below it. */
export function registerEventTypes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor } = context.req.valid("query");
    const after = fromCursor(cursor, place)?.type;
    const all = await context.var.services.eventTypes.list(languageOf(context.req.raw));
    const start = after === undefined ? 0 : all.findIndex(({ type }) => type === after) + 1;
    const found = all.slice(start, start + limit + 1);
    return context.json(cutPage(found, limit, ({ type }) => ({ type })), 200);
  });

  api.openapi(previewRoute, async (context) => {
    const { type, title = type, fields, points = null, data } = context.req.valid("json");
    const definition = { type, title, domain: "other", icon: "shapes", fields };
    const { eventTypes } = context.var.services;
    const language = languageOf(context.req.raw);
    const preview = await eventTypes.preview({ definition, points, data }, language);
    return context.json({ ...preview, issues: issuesIn(language, preview.issues) }, 200);
  });

  api.openapi(unknownRoute, async (context) => {
    return context.json({ entries: await context.var.services.eventTypes.unknown() }, 200);
  });

  api.openapi(findRoute, async (context) => {
    const { type } = context.req.valid("param");
    const found = await context.var.services.eventTypes.find(type, languageOf(context.req.raw));
    if (!found) throw new ProblemError(notFound("event type"));
    return context.json(found, 200);
  });

  api.openapi(defineRoute, async (context) => {
    const { points = null, ...draft } = context.req.valid("json");
    return context.json(await context.var.services.eventTypes.define({ ...draft, points }), 201);
  });

  api.openapi(changeRoute, async (context) => {
    const { pointsEffectiveFrom: from, ...change } = context.req.valid("json");
    const { type } = context.req.valid("param");
    const changed = await context.var.services.eventTypes.change(type, {
      ...change,
      pointsEffectiveFrom: from === undefined ? undefined : Date.parse(from),
    });
    if (!changed) throw new ProblemError(notFound("event type"));
    return context.json(changed, 200);
  });

  api.openapi(deleteRoute, async (context) => {
    const { type } = context.req.valid("param");
    if (await context.var.services.eventTypes.delete(type)) return context.body(null, 204);
    throw new ProblemError(notFound("event type"));
  });
}
