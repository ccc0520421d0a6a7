import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { foundPersonSchema } from "@/core/agents/directory.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { chooserQuery, wholeListSchema } from "@/api/lists.ts";
import { refusals } from "@/api/refusals.ts";

const searchRoute = createRoute({
  tags: ["Teams"],
  security: [{ key: [] }, { session: [] }],
  method: "get",
  path: "/team/people/search",
  summary: "Search the people of the viewer's teams",
  description: "For fields that choose a person, as `/admin/people/search`. Managers find the " +
    "people of their own teams, admins and keys everybody.",
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
