import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { DELIVERY_STATUSES } from "@/core/integrations/views.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { fromCursor, listSchema, pageQuery, toCursor } from "@/api/lists.ts";
import { refusals } from "@/api/refusals.ts";
import { idParams, integrationBase, orMissing } from "./integrations.ts";

const status = z.enum(DELIVERY_STATUSES);
const object = z.object({ kind: z.string(), id: z.string() });

const deliverySchema = z.object({
  id: z.int(),
  receivedAt: z.string(),
  lastReceivedAt: z.string(),
  attempts: z.int().openapi({ description: "How often it was received" }),
  replayedAt: z.string().nullable(),
  name: z.string().openapi({ description: "The tool's name for the event" }),
  status,
  reason: z.string().nullable(),
  retryAt: z.string().nullable().openapi({
    description: "When Laurel retries a failure of its own; null: it did not fail",
  }),
  objects: z.array(object).openapi({ description: "The objects it was about, at most 50" }),
}).openapi("WebhookDelivery");

const detailsSchema = deliverySchema.extend({
  payload: z.unknown().openapi({ description: "Without tokens and the text of messages" }),
  events: z.array(z.object({
    object,
    type: z.string(),
    event: z.object({ source: z.string(), id: z.string() }),
    agent: z.object({ id: z.string(), name: z.string() }).nullable(),
    person: z.string(),
    time: z.string(),
    data: z.record(z.string(), z.unknown()),
    status: z.enum(["sent", "waiting", "reversed", "problem", "sending", "retrying"]),
    points: z.number().nullable(),
    problem: z.string().nullable(),
  })).openapi({
    description: "The events derived from all that is known about the objects, at most 500",
  }),
  states: z.array(z.record(z.string(), z.unknown())),
}).openapi("WebhookDeliveryDetails");

const params = idParams.extend({ delivery: z.coerce.number().pipe(z.int().min(1)) });
const details = {
  description: "The webhook",
  content: { "application/json": { schema: detailsSchema } },
};

const listRoute = createRoute({
  ...integrationBase,
  method: "get",
  path: "/admin/integrations/{id}/deliveries",
  summary: "List received webhooks",
  description: "Newest first, of the last 90 days.",
  request: { params: idParams, query: z.object({ ...pageQuery, status: status.optional() }) },
  responses: {
    200: {
      description: "A page of webhooks",
      content: { "application/json": { schema: listSchema(deliverySchema) } },
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
          }).openapi("WebhookReplay"),
        },
      },
    },
  },
  responses: {
    200: {
      description: "How many were read",
      content: {
        "application/json": {
          schema: z.object({ replayed: z.int(), next: z.int().nullable() }),
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
    const entries = found.slice(0, limit);
    const nextCursor = found.length > limit ? toCursor(entries.at(-1)!.id) : null;
    return context.json({ entries, nextCursor }, 200);
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
