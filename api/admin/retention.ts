import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { retentionPreviewSchema, retentionSchema } from "@/core/privacy/views.ts";
import { expectedRevision } from "@/core/revisions.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { storableText, wholeListSchema } from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { adminRoute } from "./viewer.ts";

const MAX_DAYS = 36_500;
const params = z.object({ kind: storableText.min(1).max(50) });
const json = <T extends z.ZodType>(schema: T) => ({ "application/json": { schema } });
const one = { description: "The period", content: json(retentionSchema) };

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/privacy/retention",
  summary: "List how long data is kept",
  responses: {
    200: { description: "All kinds", content: json(wholeListSchema(retentionSchema)) },
    ...refusals(401, 403),
  },
});

const getRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/privacy/retention/{kind}",
  summary: "Get how long a kind of data is kept",
  request: { params },
  responses: { 200: one, ...refusals(401, 403, 404, 422) },
});

const previewRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/privacy/retention/{kind}/preview",
  summary: "Count what a period would remove",
  request: {
    params,
    query: z.object({
      days: z.coerce.number().pipe(z.int().min(1).max(MAX_DAYS)).optional()
        .meta({ type: "integer", description: "Left out: forever" }),
    }),
  },
  responses: {
    200: { description: "What would be removed", content: json(retentionPreviewSchema) },
    ...refusals(401, 403, 404, 422),
  },
});

const changeRoute = createRoute({
  ...adminRoute,
  method: "patch",
  path: "/admin/privacy/retention/{kind}",
  summary: "Change how long a kind of data is kept",
  description:
    "What is older is removed in the background, for good. Points, and what makes an event count " +
    "once, never depend on what is removed.",
  request: {
    params,
    body: {
      required: true,
      content: json(
        z.strictObject({
          days: z.int().min(1).max(MAX_DAYS).nullable().meta({ description: "Null: forever" }),
          expectedRevision,
        }).meta({ id: "RetentionChange" }),
      ),
    },
  },
  responses: { 200: one, ...refusals(400, 401, 403, 404, 409, 413, 415, 422) },
});

/** Registers `/admin/privacy/retention`. */
export function registerRetention(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(
    listRoute,
    async (context) => context.json({ entries: await context.var.services.retention.list() }, 200),
  );
  api.openapi(getRoute, async (context) => {
    const { kind } = context.req.valid("param");
    return context.json(orUnknown(await context.var.services.retention.find(kind)), 200);
  });
  api.openapi(previewRoute, async (context) => {
    const { kind } = context.req.valid("param");
    const { days = null } = context.req.valid("query");
    const preview = await context.var.services.retention.preview(kind, days);
    return context.json(orUnknown(preview), 200);
  });
  api.openapi(changeRoute, async (context) => {
    const { kind } = context.req.valid("param");
    const { days, expectedRevision: revision } = context.req.valid("json");
    const changed = await context.var.services.retention.change(kind, days, revision);
    return context.json(orUnknown(changed), 200);
  });
}

function orUnknown<T>(found: T | undefined): T {
  if (found === undefined) throw new ProblemError(notFound("kind of data"));
  return found;
}
