import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { idText, wholeListSchema } from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { goalInputSchema, goalMetricSchema, goalSchema } from "@/core/goals/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";

const teamRoute = { tags: ["Teams"], security: [{ key: [] }, { session: [] }] };

const team = z.object({ id: idText.meta({ description: "Id of the team" }) });
const params = team.extend({ metric: goalMetricSchema });

const listRoute = createRoute({
  ...teamRoute,
  method: "get",
  path: "/team/teams/{id}/goals",
  summary: "List a team's daily goals",
  description: "Managers get those of their teams, admins and keys all.",
  request: { params: team },
  responses: {
    200: {
      description: "The goals",
      content: { "application/json": { schema: wholeListSchema(goalSchema) } },
    },
    ...refusals(401, 403, 404),
  },
});

const setRoute = createRoute({
  ...teamRoute,
  method: "put",
  path: "/team/teams/{id}/goals/{metric}",
  summary: "Set a daily goal for a team",
  description: "It counts for everybody in the team who has no goal of their own for the metric.",
  request: {
    params,
    body: { required: true, content: { "application/json": { schema: goalInputSchema } } },
  },
  responses: {
    200: { description: "The goal", content: { "application/json": { schema: goalSchema } } },
    ...refusals(400, 401, 403, 404, 413, 415, 422),
  },
});

const removeRoute = createRoute({
  ...teamRoute,
  method: "delete",
  path: "/team/teams/{id}/goals/{metric}",
  summary: "Remove a team's daily goal",
  request: { params },
  responses: { 204: { description: "Removed" }, ...refusals(401, 403, 404, 422) },
});

/** Registers `/team/teams/{id}/goals`. */
export function registerTeamGoals(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { goals } = context.var.services;
    const entries = await goals.ofTeam(context.var.viewer, context.req.valid("param").id);
    if (!entries) throw new ProblemError(notFound("team"));
    return context.json({ entries }, 200);
  });

  api.openapi(setRoute, async (context) => {
    const { id: team, metric } = context.req.valid("param");
    const goal = { metric, ...context.req.valid("json") };
    const set = await context.var.services.goals.set(context.var.viewer, { team }, goal);
    if (!set) throw new ProblemError(notFound("team"));
    return context.json(set, 200);
  });

  api.openapi(removeRoute, async (context) => {
    const { id: team, metric } = context.req.valid("param");
    if (!await context.var.services.goals.remove(context.var.viewer, { team }, metric)) {
      throw new ProblemError(notFound("goal"));
    }
    return context.body(null, 204);
  });
}
