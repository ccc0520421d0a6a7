import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { languageOf } from "@/services/problems/language.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, pageQuery } from "@/api/lists.ts";
import { refusals } from "@/api/refusals.ts";
import { workNoteSchema } from "@/core/fairness/views.ts";
import { pageShape } from "@/core/shapes.ts";
import { ownRoute, signedInPerson } from "./viewer.ts";

const listRoute = createRoute({
  ...ownRoute,
  method: "get",
  path: "/me/notes",
  summary: "List the notes about one's own work",
  description:
    "What managers and admins decided about findings of the fairness watch, with their " +
    "reasons; newest first.",
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of notes",
      content: { "application/json": { schema: pageShape(workNoteSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const place = z.object({ id: z.int32().min(1) });

/** Registers `/me/notes`. */
export function registerOwnNotes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    context.header("cache-control", "no-store");
    const { limit, cursor } = context.req.valid("query");
    const before = fromCursor(cursor, place)?.id ?? null;
    const page = { limit: limit + 1, before };
    const found = await context.var.services.fairness.listNotes(
      signedInPerson(context),
      page,
      languageOf(context.req.raw),
    );
    return context.json(cutPage(found, limit, ({ id }) => ({ id })), 200);
  });
}
