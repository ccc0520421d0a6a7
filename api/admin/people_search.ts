import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { foundPeople } from "@/api/found_people.ts";
import { adminRoute } from "./viewer.ts";

const searchRoute = createRoute({
  ...adminRoute,
  ...foundPeople,
  path: "/admin/people/search",
  summary: "Search people",
  description:
    "For fields that choose a person. Every word must occur in the name, the id, the e-mail " +
    "address or an alias, without regard to letter case and accents. People whose name begins " +
    "with the search come first, then the order is by name. Deactivated people are left out.",
});

/** Registers `GET /admin/people/search`. */
export function registerPeopleSearch(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(searchRoute, async (context) => {
    const { q, limit } = context.req.valid("query");
    const entries = await context.var.services.directory.search(q, limit);
    return context.json({ entries }, 200);
  });
}
