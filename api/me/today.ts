import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { todaySchema } from "@/core/today/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { ownRoute, signedInPerson } from "./viewer.ts";

const todayRoute = createRoute({
  ...ownRoute,
  method: "get",
  path: "/me/today",
  summary: "Get one's own day",
  description:
    "How the day of the signed-in agent goes: points hour by hour, eight metrics, daily goals, and " +
    "what would bring the day forward most. Everything is compared with the agent's own days with points of " +
    "the last four weeks, weekends with weekends and the other days with each other.",
  responses: {
    200: {
      description: "The day",
      content: { "application/json": { schema: todaySchema } },
    },
    ...refusals(401, 403, 404),
  },
});

/** Registers `GET /me/today`. */
export function registerToday(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(todayRoute, async (context) => {
    const found = await context.var.services.today.of(signedInPerson(context));
    if (!found) throw new ProblemError(notFound("agent"));
    context.header("cache-control", "no-store");
    return context.json(found, 200);
  });
}
