import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import {
  goalInputSchema,
  goalMetricSchema,
  goalSchema,
  goalsOfDaySchema,
  ownGoalsSchema,
} from "@/core/goals/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { agentOf, ownRoute, signedInPerson } from "./viewer.ts";

const params = z.object({ metric: goalMetricSchema });

const listRoute = createRoute({
  ...ownRoute,
  method: "get",
  path: "/me/goals",
  summary: "Get one's own daily goals",
  description: "The goals that the signed-in agent set, and those of the team, which count where " +
    "the agent has none. How far they are today is in `/me/goals/progress`.",
  responses: {
    200: {
      description: "The goals",
      content: { "application/json": { schema: ownGoalsSchema } },
    },
    ...refusals(401, 403),
  },
});

const progressRoute = createRoute({
  ...ownRoute,
  method: "get",
  path: "/me/goals/progress",
  summary: "Get how far one's own daily goals are",
  description:
    "The goals of `/me/today` without the rest of the day, for whoever asks after each reply.",
  responses: {
    200: {
      description: "The goals of today",
      content: { "application/json": { schema: goalsOfDaySchema } },
    },
    ...refusals(401, 403, 404),
  },
});

const setRoute = createRoute({
  ...ownRoute,
  method: "put",
  path: "/me/goals/{metric}",
  summary: "Set a daily goal for oneself",
  description: "It comes before the team's goal for the same metric.",
  request: {
    params,
    body: { required: true, content: { "application/json": { schema: goalInputSchema } } },
  },
  responses: {
    200: { description: "The goal", content: { "application/json": { schema: goalSchema } } },
    ...refusals(400, 401, 403, 413, 415, 422),
  },
});

const removeRoute = createRoute({
  ...ownRoute,
  method: "delete",
  path: "/me/goals/{metric}",
  summary: "Remove one's own daily goal",
  description: "The team's goal for the same metric counts again, if there is one.",
  request: { params },
  responses: { 204: { description: "Removed" }, ...refusals(401, 403, 404, 422) },
});

/** Registers `/me/goals`. */
export function registerOwnGoals(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const found = await context.var.services.goals.ofAgent(agentOf(context));
    if (!found) throw new ProblemError(notFound("agent"));
    context.header("cache-control", "no-store");
    return context.json(found, 200);
  });

  api.openapi(progressRoute, async (context) => {
    const found = await context.var.services.today.goalsOf(signedInPerson(context));
    if (!found) throw new ProblemError(notFound("agent"));
    context.header("cache-control", "no-store");
    return context.json(found, 200);
  });

  api.openapi(setRoute, async (context) => {
    const goal = { ...context.req.valid("param"), ...context.req.valid("json") };
    const of = { agent: agentOf(context) };
    const set = await context.var.services.goals.set(signedInPerson(context), of, goal);
    if (!set) throw new ProblemError(notFound("agent"));
    return context.json(set, 200);
  });

  api.openapi(removeRoute, async (context) => {
    const { metric } = context.req.valid("param");
    const of = { agent: agentOf(context) };
    if (!await context.var.services.goals.remove(signedInPerson(context), of, metric)) {
      throw new ProblemError(notFound("goal"));
    }
    return context.body(null, 204);
  });
}
