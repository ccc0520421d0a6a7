import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { refusals } from "@/api/refusals.ts";
import { pushSubscriptionInput, pushViewSchema } from "@/core/push/views.ts";
import { languageOf } from "@/services/problems/language.ts";
import { ownRoute, signedInPerson } from "./viewer.ts";

const view = {
  description: "Whether this browser gets Web Push",
  content: { "application/json": { schema: pushViewSchema } },
};

const readRoute = createRoute({
  ...ownRoute,
  method: "get",
  path: "/me/push",
  summary: "Read whether this browser gets Web Push",
  description:
    "The public key with which a browser subscribes (`applicationServerKey`), and whether the " +
    "browser of this session gets what the person is told, also while Laurel is closed.",
  responses: { 200: view, ...refusals(401, 403) },
});

const subscribeRoute = createRoute({
  ...ownRoute,
  method: "put",
  path: "/me/push",
  summary: "Send Web Push to this browser",
  description:
    "Takes a `PushSubscription` of the browser and the key with which it was made. The endpoint " +
    "must be an https address on the Internet. It counts as long as the session: signing out ends " +
    "it. A session has one subscription; the last one counts. The texts are in the person's " +
    "language, or else in that of this request.",
  request: {
    body: {
      required: true,
      content: { "application/json": { schema: pushSubscriptionInput } },
    },
  },
  responses: { 200: view, ...refusals(400, 401, 403, 409, 413, 415, 422) },
});

const unsubscribeRoute = createRoute({
  ...ownRoute,
  method: "delete",
  path: "/me/push",
  summary: "Send no more Web Push to this browser",
  description: "Repeating it changes nothing.",
  responses: { 200: view, ...refusals(401, 403) },
});

/** Registers `/me/push`. */
export function registerPush(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(readRoute, async (context) => {
    context.header("cache-control", "no-store");
    return context.json(await context.var.services.push.view(signedInPerson(context)), 200);
  });

  api.openapi(subscribeRoute, async (context) => {
    const { push } = context.var.services;
    const person = signedInPerson(context);
    const language = languageOf(context.req.raw);
    return context.json(await push.subscribe(person, context.req.valid("json"), language), 200);
  });

  api.openapi(unsubscribeRoute, async (context) => {
    return context.json(await context.var.services.push.unsubscribe(signedInPerson(context)), 200);
  });
}
