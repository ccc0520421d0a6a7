import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  deliveryDetailsSchema,
  deliveryViewSchema,
  replayResultSchema,
} from "@/core/integrations/views.ts";
import { DELIVERY_STATUSES, KEEP_DELIVERIES_DAYS } from "@/core/integrations/statuses.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, pageQuery } from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { refusals } from "@/api/refusals.ts";
import { idParams, integrationBase, orMissing } from "./integrations.ts";

const status = z.enum(DELIVERY_STATUSES);

const params = idParams.extend({ delivery: z.coerce.number().pipe(z.int().min(1)) });
const details = {
  description: "The webhook",
  content: { "application/json": { schema: deliveryDetailsSchema } },
};

const listRoute = createRoute({
  ...integrationBase,
  method: "get",
  path: "/admin/integrations/{id}/deliveries",
  summary: "List received webhooks",
  description: `The newest first, for ${KEEP_DELIVERIES_DAYS} days.`,
  request: { params: idParams, query: z.object({ ...pageQuery, status: status.optional() }) },
  responses: {
    200: {
      description: "A page of webhooks",
      content: { "application/json": { schema: pageShape(deliveryViewSchema) } },
    },
    ...refusals(401, 403, 404, 422),
  },
});
const getRoute = createRoute({
  ...integrationBase,
  method: "get",
  path: "/admin/integrations/{id}/deliveries/{delivery}",
  summary: "Get a received webhook",
  request: { params },
  responses: { 200: details, ...refusals(401, 403, 404, 422) },
});
const replayRoute = createRoute({
  ...integrationBase,
  method: "post",
  path: "/admin/integrations/{id}/deliveries/{delivery}/replay",
  summary: "Read a webhook again",
  description:
    "Replaces what it led to before, for example after Laurel learned to read it better. Its " +
    "events are corrected; nothing is paid twice.",
  request: { params },
  responses: { 200: details, ...refusals(401, 403, 404, 409, 422) },
});
const replayAllRoute = createRoute({
  ...integrationBase,
  method: "post",
  path: "/admin/integrations/{id}/replay",
  summary: "Read stored webhooks again",
  description:
    "Oldest first, at most 200 per request; repeat with `next` as `after` until it is null.",
  request: {
    params: idParams,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            after: z.int().min(0).default(0),
            status: status.nullable().default(null),
          }).meta({ id: "WebhookReplay" }),
        },
      },
    },
  },
  responses: {
    200: {
      description: "How many were read",
      content: {
        "application/json": {
          schema: replayResultSchema,
        },
      },
    },
    ...refusals(400, 401, 403, 404, 409, 413, 415, 422),
  },
});

/** Registers `/admin/integrations/{id}/deliveries` and `…/replay`. */
export function registerIntegrationDeliveries(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor, status = null } = context.req.valid("query");
    const { deliveries } = context.var.services.integrations;
    const before = fromCursor(cursor, z.int().min(1));
    const { id } = context.req.valid("param");
    const found = orMissing(await deliveries.list(id, { limit: limit + 1, before, status }));
    return context.json(cutPage(found, limit, (last) => last.id), 200);
  });
  api.openapi(getRoute, async (context) => {
    const { id, delivery } = context.req.valid("param");
    const { deliveries } = context.var.services.integrations;
    return context.json(orMissing(await deliveries.find(id, delivery), "webhook"), 200);
  });
  api.openapi(replayRoute, async (context) => {
    const { id, delivery } = context.req.valid("param");
    const { deliveries } = context.var.services.integrations;
    return context.json(orMissing(await deliveries.replay(id, delivery), "webhook"), 200);
  });
  api.openapi(replayAllRoute, async (context) => {
    const { deliveries } = context.var.services.integrations;
    const { id } = context.req.valid("param");
    return context.json(
      orMissing(await deliveries.replayAll(id, context.req.valid("json"))),
      200,
    );
  });
}
