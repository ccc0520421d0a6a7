import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { identityCollisionSchema } from "@/core/agents/views.ts";
import { listCollisions } from "@/services/agents/log_collisions.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, pageQuery } from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { refusals } from "@/api/refusals.ts";

const listRoute = createRoute({
  method: "get",
  path: "/admin/identity-collisions",
  tags: ["Administration"],
  security: [{ key: [] }, { session: [] }],
  summary: "List ids that could not be normalized",
  description: "When Laurel was updated to normalize ids, some ids that differ only in invisible " +
    "characters would have become equal. They were not merged; an admin can merge those that " +
    "are one person.",
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of collisions",
      content: { "application/json": { schema: pageShape(identityCollisionSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const place = z.object({ rowId: z.int32().min(0) });

/** Registers `GET /admin/identity-collisions`. */
export function registerIdentityCollisions(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor } = context.req.valid("query");
    const after = fromCursor(cursor, place)?.rowId ?? 0;
    const { db } = context.var.services.database;
    const found = await listCollisions(db, { limit: limit + 1, after });
    const page = cutPage(found, limit, ({ rowId }) => ({ rowId }));
    const entries = page.entries.map(({ kind, stored, became, sameAs }) => (
      { kind, stored, became, sameAs }
    ));
    return context.json({ entries, nextCursor: page.nextCursor }, 200);
  });
}
