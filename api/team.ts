import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { pageShape } from "@/core/shapes.ts";
import { teamNowSchema, teamPersonSchema, teamRefSchema } from "@/core/team/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "./environment.ts";
import { agentText, cutPage, fromCursor, idText, pageQuery, storableText } from "./lists.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";

const common = {
  tags: ["Teams"],
  security: [{ key: [] }, { session: [] }],
};

const nowRoute = createRoute({
  ...common,
  method: "get",
  path: "/team",
  summary: "Get a team now",
  description:
    "Who works now, today compared with the same weekday of the last four weeks until the same " +
    "time of day, streaks that are in danger, who needs help and who deserves thanks. Managers " +
    "get their own teams, admins and keys all. What the numbers mean: docs/team.md.",
  request: {
    query: z.object({
      team: idText.optional().meta({ description: "Id of the team; default: the first by name" }),
    }),
  },
  responses: {
    200: { description: "The team", content: { "application/json": { schema: teamNowSchema } } },
    ...refusals(401, 403, 404, 422),
  },
});

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/team/teams",
  summary: "List the teams that the viewer may see",
  description: "By name. Managers get their own teams, admins and keys all.",
  request: {
    query: z.object({
      ...pageQuery,
      search: storableText.default("").meta({ description: "A part of the name or id" }),
    }),
  },
  responses: {
    200: {
      description: "A page of teams",
      content: { "application/json": { schema: pageShape(teamRefSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const personRoute = createRoute({
  ...common,
  method: "get",
  path: "/team/agents/{id}",
  summary: "Get an agent of a team now, with the last 90 days",
  description: "The rest is elsewhere: metrics by day at /agents/{id}/metrics, the ledger at " +
    "/agents/{id}/history, achievements and challenges below /agents/{id}.",
  request: { params: z.object({ id: agentText }) },
  responses: {
    200: {
      description: "The agent",
      content: { "application/json": { schema: teamPersonSchema } },
    },
    ...refusals(401, 403, 404),
  },
});

const teamPlace = z.object({ name: storableText, id: storableText });

/** Registers `GET /team`, `/team/teams` and `/team/agents/{id}`. */
export function registerTeam(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(nowRoute, async (context) => {
    const { team: id } = context.req.valid("query");
    const found = await context.var.services.team.now(context.var.viewer, id);
    if (!found) throw new ProblemError(notFound("team"));
    return context.json(found, 200);
  });

  api.openapi(listRoute, async (context) => {
    const { limit, cursor, search } = context.req.valid("query");
    const after = fromCursor(cursor, teamPlace);
    const page = { search, limit: limit + 1, after };
    const found = await context.var.services.team.list(context.var.viewer, page);
    return context.json(cutPage(found, limit, ({ name, id }) => ({ name, id })), 200);
  });

  api.openapi(personRoute, async (context) => {
    const { id } = context.req.valid("param");
    const found = await context.var.services.team.person(context.var.viewer, id);
    if (!found) throw new ProblemError(notFound("agent"));
    return context.json(found, 200);
  });
}
