import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { outgoingDeliverySchema, outgoingDeliveryWithBodySchema } from "@/core/webhooks/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { DELIVERY_STATES } from "@/core/webhooks/states.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, pageQuery } from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import {
  deliveryId,
  json,
  params,
  toDelivery,
  webhookBase as base,
  webhookId,
} from "./webhook_schema.ts";

const deliveryParams = z.object({ id: webhookId, delivery: deliveryId });
const one = { description: "The delivery", content: json(outgoingDeliverySchema) };

const listRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/webhooks/{id}/deliveries",
  summary: "List a webhook's deliveries",
  description: "Newest first. Finished ones are kept for 30 days.",
  request: {
    params,
    query: z.object({ ...pageQuery, state: z.enum(DELIVERY_STATES).optional() }),
  },
  responses: {
    200: { description: "A page of deliveries", content: json(pageShape(outgoingDeliverySchema)) },
    ...refusals(401, 403, 404, 422),
  },
});

const findRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/webhooks/{id}/deliveries/{delivery}",
  summary: "Get a delivery with its message",
  request: { params: deliveryParams },
  responses: {
    200: { description: "The delivery", content: json(outgoingDeliveryWithBodySchema) },
    ...refusals(401, 403, 404, 422),
  },
});

const resendRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/webhooks/{id}/deliveries/{delivery}/resend",
  summary: "Send a message again",
  description:
    "Sends it now, under the same id, so that the receiver can recognize a message that it already has.",
  request: { params: deliveryParams },
  responses: { 202: one, ...refusals(401, 403, 404, 409, 422) },
});

const testRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/webhooks/{id}/test",
  summary: "Send a test message",
  description:
    "Its type is `test`, and it is tried once. Its outcome is listed among the deliveries.",
  request: { params },
  responses: { 202: one, ...refusals(401, 403, 404, 409, 422) },
});

const place = z.object({ id: z.int().min(1) });

/** Registers `/admin/webhooks/{id}/deliveries`, and sending a test. */
export function registerWebhookDeliveries(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { webhooks } = context.var.services;
    const { id } = context.req.valid("param");
    const { limit, cursor, state } = context.req.valid("query");
    if (!await webhooks.find(id)) throw new ProblemError(notFound("webhook"));
    const before = fromCursor(cursor, place)?.id ?? null;
    const found = await webhooks.deliveries(id, { limit: limit + 1, before, state });
    const { entries, nextCursor } = cutPage(found, limit, ({ id }) => ({ id }));
    return context.json({ entries: entries.map(toDelivery), nextCursor }, 200);
  });

  api.openapi(findRoute, async (context) => {
    const { id, delivery } = context.req.valid("param");
    const found = await context.var.services.webhooks.findDelivery(id, delivery);
    if (!found) throw new ProblemError(notFound("delivery"));
    return context.json({ ...toDelivery(found), body: found.body }, 200);
  });

  api.openapi(resendRoute, async (context) => {
    const { id, delivery } = context.req.valid("param");
    const found = await context.var.services.webhooks.resend(id, delivery);
    if (!found) throw new ProblemError(notFound("delivery"));
    return context.json(toDelivery(found), 202);
  });

  api.openapi(testRoute, async (context) => {
    const { id } = context.req.valid("param");
    const sent = await context.var.services.webhooks.test(id);
    if (!sent) throw new ProblemError(notFound("webhook"));
    return context.json(toDelivery(sent), 202);
  });
}
