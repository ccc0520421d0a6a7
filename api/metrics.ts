import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { METRIC_DOMAINS, type MetricDefinition } from "@/core/metrics/metric.ts";
import { daySchema } from "@/core/calendars/moments.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "./environment.ts";
import { agentText } from "./lists.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";
import { requireViewer } from "./viewer.ts";

const security = [{ key: [] }, { session: [] }];
const tags = ["Metrics"];

const day = daySchema.clone();

const definitionSchema = z.object({
  key: z.string(),
  title: z.string(),
  domain: z.enum(METRIC_DOMAINS),
  unit: z.string(),
  kind: z.enum(["count", "total", "mean", "ratio"]).openapi({
    description:
      "The value of counts and totals is the numerator, of means and ratios the quotient",
  }),
  higherIsBetter: z.boolean().nullable().openapi({
    description: "Null where a higher value is neither better nor worse",
  }),
  formula: z.string(),
  source: z.string().openapi({ description: "Where the definition comes from" }),
  feeds: z.array(z.string()).openapi({ description: "The events and fields it is computed from" }),
}).openapi("MetricDefinition");

const parts = {
  value: z.number().nullable().openapi({
    description: "In the metric's unit; null when there is nothing to divide by",
  }),
  numerator: z.number(),
  denominator: z.number().nullable().openapi({ description: "Null for counts and totals" }),
};

const metricsSchema = z.object({
  agent: z.string(),
  from: z.string(),
  to: z.string(),
  timeZone: z.string().openapi({ description: "The time zone in which the agent's days begin" }),
  metrics: z.array(
    definitionSchema.pick({ key: true, title: true, domain: true, unit: true, kind: true }).extend({
      ...parts,
      days: z.array(z.object({ day: z.string(), ...parts })).openapi({
        description: "The days with data for it",
      }),
    }),
  ),
}).openapi("AgentMetrics");

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
  middleware: requireViewer("read"),
  request: {
    params: z.object({ id: agentText }),
    query: z.object({
      from: day.optional().openapi({
        description: "First day, in the agent's time zone; default: 29 days before `to`",
      }),
      to: day.optional().openapi({
        description: "Last day, inclusive; at most 366 days in total; default: today",
      }),
    }),
  },
  responses: {
    200: {
      description: "The metrics",
      content: { "application/json": { schema: metricsSchema } },
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
  description: "Every metric with its unit, formula and source.",
  middleware: requireViewer("read"),
  responses: {
    200: {
      description: "All metrics, by domain",
      content: {
        "application/json": { schema: z.object({ entries: z.array(definitionSchema) }) },
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
    const told = found.metrics.map((one) => {
      const { key, title, domain, unit, kind, value, numerator, denominator, days } = one;
      return { key, title, domain, unit, kind, value, numerator, denominator, days: [...days] };
    });
    return context.json({ ...found, metrics: told }, 200);
  });

  api.openapi(definitionsRoute, (context) => {
    const entries = context.var.services.metrics.definitions().map(toMutable);
    return context.json({ entries }, 200);
  });
}

/** zod-openapi's answer types are not readonly. */
function toMutable(definition: MetricDefinition) {
  return { ...definition, feeds: [...definition.feeds] };
}
