import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { agentMetricsSchema, metricDefinitionSchema } from "@/core/metrics/views.ts";
import { daySchema } from "@/core/calendars/moments.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "./environment.ts";
import { agentText, wholeListSchema } from "./lists.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";

const security = [{ key: [] }, { session: [] }];
const tags = ["Metrics"];

const agentRoute = createRoute({
  method: "get",
  path: "/agents/{id}/metrics",
  tags,
  security,
  summary: "Get an agent's metrics over a period",
  description:
    "How the agent answers, sells, keeps contacts and calls: every metric over the period and " +
    "for each day, computed from the events that count. The numerators and denominators of " +
    "days add up to those of the period. Changes by the work of others (the outcome of a " +
    "lead) follow within minutes. For the agent themselves, their managers, admins, and keys " +
    "with the scope read.",
  request: {
    params: z.object({ id: agentText }),
    query: z.object({
      from: daySchema.optional().meta({
        description: "First day, in the agent's own zone; 29 days before `to` when left out",
      }),
      to: daySchema.optional().meta({
        description: "Last day, at most 366 days with the first; today when left out",
      }),
    }),
  },
  responses: {
    200: {
      description: "The metrics",
      content: { "application/json": { schema: agentMetricsSchema } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const definitionsRoute = createRoute({
  method: "get",
  path: "/metrics/definitions",
  tags,
  security,
  summary: "List the definitions of all metrics",
  description: "Every metric with its unit, formula and source; also those of types of events " +
    "that admins defined.",
  responses: {
    200: {
      description: "All metrics, by domain",
      content: {
        "application/json": { schema: wholeListSchema(metricDefinitionSchema) },
      },
    },
    ...refusals(401, 403),
  },
});

/** Registers `GET /agents/{id}/metrics` and `/metrics/definitions`. */
export function registerMetrics(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(agentRoute, async (context) => {
    const { id } = context.req.valid("param");
    const period = context.req.valid("query");
    const { metrics } = context.var.services;
    const found = await metrics.ofAgent(context.var.viewer, id, period);
    if (!found) throw new ProblemError(notFound("agent"));
    const values = found.metrics.map((one) => {
      const { key, title, domain, unit, kind, value, numerator, denominator, days } = one;
      return { key, title, domain, unit, kind, value, numerator, denominator, days };
    });
    return context.json({ ...found, metrics: values }, 200);
  });

  api.openapi(definitionsRoute, async (context) => {
    const entries = await context.var.services.metrics.definitions();
    return context.json({ entries }, 200);
  });
}
