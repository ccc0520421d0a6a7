import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { foundPersonSchema } from "@/core/agents/directory.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { chooserQuery, wholeListSchema } from "@/api/lists.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const searchRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/people/search",
  summary: "Search people",
  description:
    "For fields that choose a person. Every word must occur in the name, the id, the e-mail " +
    "address or an alias, without regard to letter case and accents. People whose name begins " +
    "with the search come first, then the order is by name. Deactivated people are left out.",
  request: {
    query: z.object(chooserQuery("The search; empty: the first by name", "People")),
  },
  responses: {
    200: {
      description: "The people, the best match first",
      content: { "application/json": { schema: wholeListSchema(foundPersonSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

/** Registers `GET /admin/people/search`. */
export function registerPeopleSearch(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(searchRoute, async (context) => {
    const { q, limit } = context.req.valid("query");
    const entries = await context.var.services.directory.search(q, limit);
    return context.json({ entries }, 200);
  });
}
