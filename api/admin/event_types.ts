import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { eventTypeSchema } from "@/core/event_types/views.ts";
import { pageShape } from "@/core/shapes.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, pageQuery } from "@/api/lists.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const base = { ...adminRoute, tags: ["Event types"] };

const listRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/event-types",
  summary: "List the types of events",
  description: "Those that Laurel brings along and those that admins defined, by domain and title.",
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of types",
      content: { "application/json": { schema: pageShape(eventTypeSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const place = z.object({ type: z.string() });

/** Registers `/admin/event-types`. */
export function registerEventTypes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor } = context.req.valid("query");
    const after = fromCursor(cursor, place)?.type;
    const all = await context.var.services.eventTypes.list();
    const start = after === undefined ? 0 : all.findIndex(({ type }) => type === after) + 1;
    const found = all.slice(start, start + limit + 1);
    return context.json(cutPage(found, limit, ({ type }) => ({ type })), 200);
  });
}
