import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { madeWebhookSchema, webhookSchema, webhookSecretSchema } from "@/core/webhooks/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { pageShape } from "@/core/shapes.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import {
  json,
  newWebhookSchema,
  params,
  toWebhook,
  webhookBase as base,
  webhookPatchSchema,
} from "./webhook_schema.ts";

const one = { description: "The webhook", content: json(webhookSchema) };
const secret = { description: "The secret", content: json(webhookSecretSchema) };

const listRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/webhooks",
  summary: "List outgoing webhooks",
  description: "All of them, oldest first; there are at most 50.",
  responses: {
    200: { description: "The webhooks", content: json(pageShape(webhookSchema)) },
    ...refusals(401, 403),
  },
});

const createWebhookRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/webhooks",
  summary: "Create an outgoing webhook",
  description:
    "Subscribes another system to events in Laurel. Each event is sent as a POST request, " +
    "signed as Standard Webhooks defines with the secret in the answer, and retried for about " +
    "three days until it is answered with 2xx.",
  request: { body: { required: true, content: json(newWebhookSchema) } },
  responses: {
    201: { description: "The webhook, with its secret", content: json(madeWebhookSchema) },
    ...refusals(400, 401, 403, 409, 413, 415, 422),
  },
});

const findRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/webhooks/{id}",
  summary: "Get an outgoing webhook",
  request: { params },
  responses: { 200: one, ...refusals(401, 403, 404, 422) },
});

const updateRoute = createRoute({
  ...base,
  method: "patch",
  path: "/admin/webhooks/{id}",
  summary: "Change an outgoing webhook",
  description: "Fields that are left out stay as they are. Waiting messages go to the new address.",
  request: { params, body: { required: true, content: json(webhookPatchSchema) } },
  responses: { 200: one, ...refusals(400, 401, 403, 404, 413, 415, 422) },
});

const removeRoute = createRoute({
  ...base,
  method: "delete",
  path: "/admin/webhooks/{id}",
  summary: "Remove an outgoing webhook with its deliveries",
  request: { params },
  responses: { 204: { description: "Removed" }, ...refusals(401, 403, 404, 422) },
});

const enableRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/webhooks/{id}/enable",
  summary: "Turn an outgoing webhook on",
  description: "Events from while it was off are not sent.",
  request: { params },
  responses: { 200: one, ...refusals(401, 403, 404, 422) },
});

const disableRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/webhooks/{id}/disable",
  summary: "Turn an outgoing webhook off",
  description: "Waiting messages become failed deliveries.",
  request: { params },
  responses: { 200: one, ...refusals(401, 403, 404, 422) },
});

const revealRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/webhooks/{id}/reveal",
  summary: "Show the secret",
  request: { params },
  responses: { 200: secret, ...refusals(401, 403, 404, 409, 422) },
});

const rotateRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/webhooks/{id}/rotate",
  summary: "Generate a new secret",
  description:
    "For 24 hours messages are also signed with the previous secret, so that there is time to " +
    "change it in the receiver.",
  request: { params },
  responses: { 200: secret, ...refusals(401, 403, 404, 422) },
});

/** Registers `/admin/webhooks` and the routes of one webhook, except for its deliveries. */
export function registerWebhooks(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const entries = (await context.var.services.webhooks.list()).map(toWebhook);
    return context.json({ entries, nextCursor: null }, 200);
  });

  api.openapi(createWebhookRoute, async (context) => {
    const settings = context.req.valid("json");
    const { endpoint, secret } = await context.var.services.webhooks.create(settings);
    context.header("cache-control", "no-store");
    return context.json({ ...toWebhook(endpoint), secret }, 201);
  });

  api.openapi(findRoute, async (context) => {
    const { id } = context.req.valid("param");
    return context.json(toWebhook(known(await context.var.services.webhooks.find(id))), 200);
  });

  api.openapi(updateRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { url, description, events, format } = context.req.valid("json");
    const changed = await context.var.services.webhooks.update(id, {
      ...(url === undefined ? {} : { url }),
      ...(description === undefined ? {} : { description }),
      ...(events === undefined ? {} : { events }),
      ...(format === undefined ? {} : { format }),
    });
    return context.json(toWebhook(known(changed)), 200);
  });

  api.openapi(removeRoute, async (context) => {
    const { id } = context.req.valid("param");
    known(await context.var.services.webhooks.remove(id) || undefined);
    return context.body(null, 204);
  });

  api.openapi(enableRoute, async (context) => {
    const { id } = context.req.valid("param");
    return context.json(toWebhook(known(await context.var.services.webhooks.enable(id))), 200);
  });

  api.openapi(disableRoute, async (context) => {
    const { id } = context.req.valid("param");
    return context.json(toWebhook(known(await context.var.services.webhooks.disable(id))), 200);
  });

  api.openapi(revealRoute, async (context) => {
    const { id } = context.req.valid("param");
    const secret = known(await context.var.services.webhooks.reveal(id));
    context.header("cache-control", "no-store");
    return context.json({ secret }, 200);
  });

  api.openapi(rotateRoute, async (context) => {
    const { id } = context.req.valid("param");
    const secret = known(await context.var.services.webhooks.rotate(id));
    context.header("cache-control", "no-store");
    return context.json({ secret }, 200);
  });
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new ProblemError(notFound("webhook"));
  return found;
}
