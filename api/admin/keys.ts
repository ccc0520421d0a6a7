import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type KeyView, keyViewSchema, madeKeyViewSchema } from "@/core/keys.ts";
import { SCOPES } from "@/services/auth/identity.ts";
import type { KeySummary } from "@/services/auth/keys.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, idText, pageQuery } from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const newKeySchema = z.strictObject({
  name: idText.max(100).meta({ example: "live-chat" }),
  scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length).default(["events:write"]),
  createsAgents: z.boolean().default(true).meta({
    description: "Whether events may name agents that do not exist yet",
  }),
}).meta({ id: "NewIntegrationKey" });

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/keys",
  summary: "List integration keys",
  description: "Newest first, including revoked ones.",
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of keys",
      content: { "application/json": { schema: pageShape(keyViewSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const createKeyRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/keys",
  summary: "Create an integration key",
  request: {
    body: { required: true, content: { "application/json": { schema: newKeySchema } } },
  },
  responses: {
    201: { description: "The key", content: { "application/json": { schema: madeKeyViewSchema } } },
    ...refusals(400, 401, 403, 409, 413, 415, 422),
  },
});

const revokeRoute = createRoute({
  ...adminRoute,
  method: "delete",
  path: "/admin/keys/{id}",
  summary: "Revoke an integration key",
  description:
    "The key is refused at once, and by other instances within 30 seconds. Events that were " +
    "sent with it stay.",
  request: { params: z.object({ id: z.coerce.number().pipe(z.int32().min(1)) }) },
  responses: { 204: { description: "The key is revoked" }, ...refusals(401, 403, 404, 422) },
});

const place = z.object({ id: z.int32().min(1) });

/** Registers `/admin/keys`. */
export function registerKeys(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor } = context.req.valid("query");
    const before = fromCursor(cursor, place)?.id ?? null;
    const found = await context.var.services.keys.list({ limit: limit + 1, before });
    const { entries, nextCursor } = cutPage(found, limit, ({ id }) => ({ id }));
    return context.json({ entries: entries.map(toAnswer), nextCursor }, 200);
  });

  api.openapi(createKeyRoute, async (context) => {
    const { keys } = context.var.services;
    const { key, id } = await keys.create(context.req.valid("json"));
    const made = (await keys.list({ limit: 1, before: id + 1 }))[0]!;
    return context.json({ ...toAnswer(made), key }, 201);
  });

  api.openapi(revokeRoute, async (context) => {
    const { id } = context.req.valid("param");
    if (!await context.var.services.keys.revoke(id)) throw new ProblemError(notFound("key"));
    return context.body(null, 204);
  });
}

function toAnswer(
  { id, name, prefix, scopes, createsAgents, ...times }: KeySummary,
): KeyView {
  return {
    id,
    name,
    prefix,
    createsAgents,
    scopes,
    createdAt: times.createdAt.toISOString(),
    lastUsedAt: times.lastUsedAt?.toISOString() ?? null,
    revokedAt: times.revokedAt?.toISOString() ?? null,
  };
}
