import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { expectedRevision } from "@/core/revisions.ts";
import { pageShape } from "@/core/shapes.ts";
import {
  madeWallLinkSchema,
  sceneInputSchema,
  wallLanguageSchema,
  wallLinkSchema,
} from "@/core/wall_links.ts";
import { MAX_SCENES, SCENE_KINDS } from "@/core/wall_scenes.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { linkBase } from "@/api/link_base.ts";
import { cutPage, fromCursor, longText, pageQuery } from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { dayOrMoment } from "@/api/times.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { adminRoute } from "./viewer.ts";

const MAX_NAME = 80;

const fields = {
  name: longText(MAX_NAME).meta({ example: "Screen in the kitchen" }),
  scenes: z.array(sceneInputSchema).min(1).max(MAX_SCENES).meta({
    description: "What the screen shows, in turn; a scene with nothing in it is left out",
  }),
  language: wallLanguageSchema.meta({
    description: "The language of the screen; `auto`: that of its browser",
  }),
  expiresAt: dayOrMoment.nullable().meta({
    type: "string",
    description: "A time, or the last day on which it works (in the organization's time zone); " +
      "null: it works until it is revoked",
  }),
};

const newLinkSchema = z.strictObject({
  ...fields,
  scenes: fields.scenes.default(SCENE_KINDS.map((kind) => sceneInputSchema.parse({ kind }))),
  language: fields.language.default("auto"),
  expiresAt: fields.expiresAt.default(null),
}).meta({ id: "NewWallLink" });

const changeSchema = z.strictObject({
  name: fields.name.optional(),
  scenes: fields.scenes.optional(),
  language: fields.language.optional(),
  expiresAt: fields.expiresAt.optional(),
  expectedRevision,
}).meta({ id: "WallLinkChange" });

const params = z.object({ id: z.coerce.number().pipe(z.int32().min(1)) });
const json = <T extends z.ZodType>(schema: T) => ({ "application/json": { schema } });
const one = { description: "The link", content: json(wallLinkSchema) };

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/wall-links",
  summary: "List wall links",
  description: "Newest first, with those that are expired or revoked.",
  request: { query: z.object(pageQuery) },
  responses: {
    200: { description: "A page of links", content: json(pageShape(wallLinkSchema)) },
    ...refusals(401, 403, 422),
  },
});

const getRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/wall-links/{id}",
  summary: "Get a wall link",
  request: { params },
  responses: { 200: one, ...refusals(401, 403, 404, 422) },
});

const createWallLinkRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/wall-links",
  summary: "Make a wall link",
  description:
    "Whoever has its address sees the names and points of people, without an account: boards, " +
    "achievements, challenges. The address is answered this once; only a hash of it is stored.",
  request: { body: { required: true, content: json(newLinkSchema) } },
  responses: {
    201: { description: "The link with its address", content: json(madeWallLinkSchema) },
    ...refusals(400, 401, 403, 413, 415, 422),
  },
});

const changeRoute = createRoute({
  ...adminRoute,
  method: "patch",
  path: "/admin/wall-links/{id}",
  summary: "Change a wall link",
  description: "Its address stays the same. What is left out stays.",
  request: { params, body: { required: true, content: json(changeSchema) } },
  responses: { 200: one, ...refusals(400, 401, 403, 404, 409, 413, 415, 422) },
});

const revokeRoute = createRoute({
  ...adminRoute,
  method: "delete",
  path: "/admin/wall-links/{id}",
  summary: "Revoke a wall link",
  description: "Screens with it show nothing any more, at the next reading.",
  request: { params },
  responses: { 204: { description: "The link is revoked" }, ...refusals(401, 403, 404, 422) },
});

/** Registers `/admin/wall-links`. */
export function registerWallLinks(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor } = context.req.valid("query");
    const before = fromCursor(cursor, z.object({ id: z.int32().min(1) }))?.id ?? null;
    const found = await context.var.services.wallLinks.list({ limit: limit + 1, before });
    return context.json(cutPage(found, limit, ({ id }) => ({ id })), 200);
  });
  api.openapi(getRoute, async (context) => {
    const found = await context.var.services.wallLinks.find(context.req.valid("param").id);
    if (!found) throw new ProblemError(notFound("wall link"));
    return context.json(found, 200);
  });
  api.openapi(createWallLinkRoute, async (context) => {
    const { wallLinks } = context.var.services;
    return context.json(await wallLinks.create(context.req.valid("json"), linkBase(context)), 201);
  });
  api.openapi(changeRoute, async (context) => {
    const { expectedRevision: revision, ...change } = context.req.valid("json");
    const { id } = context.req.valid("param");
    const changed = await context.var.services.wallLinks.change(id, change, revision);
    if (!changed) throw new ProblemError(notFound("wall link"));
    return context.json(changed, 200);
  });
  api.openapi(revokeRoute, async (context) => {
    const { id } = context.req.valid("param");
    if (!await context.var.services.wallLinks.revoke(id)) {
      throw new ProblemError(notFound("wall link"));
    }
    return context.body(null, 204);
  });
}
