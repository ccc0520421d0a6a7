import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { foundPeople } from "@/api/found_people.ts";

const searchRoute = createRoute({
  tags: ["Teams"],
  security: [{ key: [] }, { session: [] }],
  ...foundPeople,
  path: "/team/people/search",
  summary: "Search the people of the viewer's teams",
  description: "For fields that choose a person, as `/admin/people/search`. Managers find the " +
    "people of their own teams, admins and keys everybody.",
});

/** Registers `GET /team/people/search`. */
export function registerTeamPeopleSearch(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(searchRoute, async (context) => {
    const { q, limit } = context.req.valid("query");
    const { viewer, services } = context.var;
    const isManager = viewer.kind === "person" && viewer.role === "manager";
    const teams = isManager ? viewer.teams : null;
    return context.json({ entries: await services.directory.search(q, limit, teams) }, 200);
  });
}
