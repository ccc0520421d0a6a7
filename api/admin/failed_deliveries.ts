import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { dayStart } from "@/core/calendars/calendar.ts";
import {
  DELIVERY_DIRECTIONS,
  discardResultSchema,
  failedDeliverySchema,
} from "@/core/failed_deliveries.ts";
import { pageShape } from "@/core/shapes.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, flagQuery, fromCursor, longText, pageQuery, storableText } from "@/api/lists.ts";
import { refusals } from "@/api/refusals.ts";
import { dayOrMoment } from "@/api/times.ts";
import { adminRoute } from "./viewer.ts";

const MAX_DISCARDED = 200;
const MAX_REASON = 300;
const direction = z.enum(DELIVERY_DIRECTIONS);
const json = <T extends z.ZodType>(schema: T) => ({ "application/json": { schema } });

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/failed-deliveries",
  summary: "List failed deliveries",
  description:
    "Webhooks of tools that could not be read or processed, and messages to other systems that " +
    "were given up; newest first. They are tried again at the integration (`…/replay`) or at the " +
    "webhook (`…/resend`).",
  request: {
    query: z.object({
      ...pageQuery,
      direction: direction.optional(),
      place: storableText.optional()
        .meta({ description: "The id of an integration or of a webhook" }),
      since: dayOrMoment.optional().meta({
        type: "string",
        description: "A time, or a day in the organization's time zone",
      }),
      discarded: flagQuery("`true`: list those that were discarded, instead of the others"),
    }),
  },
  responses: {
    200: { description: "A page", content: json(pageShape(failedDeliverySchema)) },
    ...refusals(401, 403, 422),
  },
});

const discardRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/failed-deliveries/discard",
  summary: "Discard failed deliveries",
  description: "Takes them off the list: nothing is to be done about them. They stay stored for " +
    "as long as others, and can still be tried again.",
  request: {
    body: {
      required: true,
      content: json(
        z.strictObject({
          deliveries: z.array(z.strictObject({ direction, id: z.int().min(1) }))
            .min(1).max(MAX_DISCARDED),
          reason: longText(MAX_REASON),
        }).meta({ id: "Discard" }),
      ),
    },
  },
  responses: {
    200: { description: "How many were discarded", content: json(discardResultSchema) },
    ...refusals(400, 401, 403, 413, 415, 422),
  },
});

const place = z.object({ at: z.iso.datetime(), direction, id: z.int().min(1) });

/** Registers `/admin/failed-deliveries`. */
export function registerFailedDeliveries(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor, since, discarded, ...filter } = context.req.valid("query");
    const { failedDeliveries, info } = context.var.services;
    const from = since === undefined
      ? undefined
      : new Date(since.length === 10 ? dayStart(since, info.timeZone) : since);
    const found = await failedDeliveries.list(
      { ...filter, since: from, isDiscarded: discarded === "true" },
      { limit: limit + 1, after: fromCursor(cursor, place) },
    );
    return context.json(
      cutPage(found, limit, ({ at, direction, id }) => ({ at, direction, id })),
      200,
    );
  });
  api.openapi(discardRoute, async (context) => {
    const { deliveries, reason } = context.req.valid("json");
    const discarded = await context.var.services.failedDeliveries.discard(deliveries, reason);
    return context.json({ discarded }, 200);
  });
}
