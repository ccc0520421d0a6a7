import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, pageQuery } from "@/api/lists.ts";
import { refusals } from "@/api/refusals.ts";
import { NOTIFICATION_KINDS } from "@/core/notifications/kinds.ts";
import {
  notificationPageSchema,
  notificationSettingsInput,
  notificationSettingsSchema,
  unreadSchema,
} from "@/core/notifications/views.ts";
import { ownRoute, signedInPerson } from "./viewer.ts";

const MAX_IDS = 500;
const MAX_ID = Number.MAX_SAFE_INTEGER;
const id = z.int().min(1).max(MAX_ID);
const kind = z.enum(NOTIFICATION_KINDS);

const unread = {
  description: "How many are unread now",
  content: { "application/json": { schema: unreadSchema } },
};

const settings = {
  description: "The settings",
  content: { "application/json": { schema: notificationSettingsSchema } },
};

const listRoute = createRoute({
  ...ownRoute,
  method: "get",
  path: "/me/notifications",
  summary: "List one's own notifications",
  description:
    "What Laurel told the person, newest first, with how many are unread; none for people who are " +
    "not agents. At most 500 are kept, and none for longer than the organization keeps them (90 " +
    "days by default).",
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of notifications",
      content: { "application/json": { schema: notificationPageSchema } },
    },
    ...refusals(401, 403, 422),
  },
});

const readRoute = createRoute({
  ...ownRoute,
  method: "post",
  path: "/me/notifications/read",
  summary: "Mark notifications as read",
  description:
    "Marks those with the `ids`, or all up to the id `upTo`, so that what arrives meanwhile stays " +
    "unread. The person's other tabs and devices get a live message `inbox`. Repeating it changes " +
    "nothing.",
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.union([
            z.strictObject({ ids: z.array(id).min(1).max(MAX_IDS) }),
            z.strictObject({ upTo: id }),
          ]).meta({ id: "ReadNotifications" }),
        },
      },
    },
  },
  responses: { 200: unread, ...refusals(400, 401, 403, 413, 415, 422) },
});

const clearRoute = createRoute({
  ...ownRoute,
  method: "delete",
  path: "/me/notifications",
  summary: "Clear notifications",
  description:
    "Takes notifications up to the id `upTo` off the list, all of them or those of one kind. Points " +
    "and achievements stay, of course. Repeating it changes nothing.",
  request: {
    query: z.object({
      upTo: z.coerce.number().int().min(1).max(MAX_ID)
        .meta({ type: "integer", description: "The newest id that is cleared" }),
      kind: kind.optional().meta({ description: "Only those of this kind" }),
    }),
  },
  responses: { 200: unread, ...refusals(401, 403, 422) },
});

const clearOneRoute = createRoute({
  ...ownRoute,
  method: "delete",
  path: "/me/notifications/{id}",
  summary: "Clear one notification",
  description: "Takes it off the list. Repeating it changes nothing.",
  request: {
    params: z.object({
      id: z.coerce.number().int().min(1).max(MAX_ID).meta({ type: "integer" }),
    }),
  },
  responses: { 200: unread, ...refusals(401, 403, 422) },
});

const settingsRoute = createRoute({
  ...ownRoute,
  method: "get",
  path: "/me/notification-settings",
  summary: "Read what one wants to be told of",
  description: "Which kinds are switched off, and the hours without banners.",
  responses: { 200: settings, ...refusals(401, 403) },
});

const changeRoute = createRoute({
  ...ownRoute,
  method: "put",
  path: "/me/notification-settings",
  summary: "Set what one wants to be told of",
  description:
    "Kinds that are switched off are neither told nor kept. In quiet hours, which are in the " +
    "person's time zone, there are no banners; the list gets all the " +
    "same.",
  request: {
    body: {
      required: true,
      content: { "application/json": { schema: notificationSettingsInput } },
    },
  },
  responses: { 200: settings, ...refusals(400, 401, 403, 413, 415, 422) },
});

const place = z.object({ id });

/** Registers `/me/notifications` and `/me/notification-settings`. */
export function registerNotifications(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    context.header("cache-control", "no-store");
    const { notifications } = context.var.services;
    const { limit, cursor } = context.req.valid("query");
    const before = fromCursor(cursor, place)?.id ?? null;
    const person = signedInPerson(context);
    const found = await notifications.list(person, { limit: limit + 1, before });
    const page = cutPage(found, limit, ({ id }) => ({ id }));
    return context.json({ ...page, unread: await notifications.unread(person) }, 200);
  });

  api.openapi(readRoute, async (context) => {
    const chosen = context.req.valid("json");
    const { notifications } = context.var.services;
    return context.json({ unread: await notifications.read(signedInPerson(context), chosen) }, 200);
  });

  api.openapi(clearRoute, async (context) => {
    const chosen = context.req.valid("query");
    const { notifications } = context.var.services;
    return context.json(
      { unread: await notifications.clear(signedInPerson(context), chosen) },
      200,
    );
  });

  api.openapi(clearOneRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { notifications } = context.var.services;
    const chosen = { ids: [id] };
    return context.json(
      { unread: await notifications.clear(signedInPerson(context), chosen) },
      200,
    );
  });

  api.openapi(settingsRoute, async (context) => {
    const { notifications } = context.var.services;
    return context.json(await notifications.settings(signedInPerson(context)), 200);
  });

  api.openapi(changeRoute, async (context) => {
    const input = context.req.valid("json");
    const { notifications } = context.var.services;
    return context.json(await notifications.changeSettings(signedInPerson(context), input), 200);
  });
}
