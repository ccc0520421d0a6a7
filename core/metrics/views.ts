import { z } from "zod";
import { dayText, fieldsOf, listOf, shape } from "@/core/shapes.ts";

/** What agents work with; every metric belongs to one. */
export const METRIC_DOMAINS = ["chat", "pipeline", "contacts", "dialer"] as const;

const UNITS = [
  "seconds",
  "days",
  "ratio",
  "count",
  "value",
  "value per day",
  "per contact and day",
] as const;

/** What people are told of a metric. */
export const metricDefinitionSchema = shape({
  key: z.string(),
  title: z.string(),
  domain: z.enum(METRIC_DOMAINS),
  unit: z.enum(UNITS).describe(
    "ratio: 0 to 1; value: in the money (or points) that the pipeline's tool reports",
  ),
  kind: z.enum(["count", "total", "mean", "ratio"])
    .describe("Counts and totals are their numerators; means and ratios are divided"),
  higherIsBetter: z.boolean().nullable()
    .describe("Null where more is neither better nor worse by itself"),
  formula: z.string(),
  source: z.string()
    .describe("Where the definition comes from: a standard, a handbook or a convention"),
  feeds: listOf(z.string()).describe("The events and fields it is made from"),
}).meta({ id: "MetricDefinition" });
export type MetricDefinition = z.infer<typeof metricDefinitionSchema>;

/**
 * What a metric is made of. Parts of days are added up to those of a period before they are divided,
 * so that a day with two calls does not weigh as much as one with two hundred.
 */
const partsSchema = shape({
  numerator: z.number(),
  denominator: z.number().nullable()
    .describe("What the numerator is divided by; null for counts and totals"),
});
export type Parts = z.infer<typeof partsSchema>;

const measured = {
  value: z.number().nullable()
    .describe("In the metric's unit; null when there is nothing to divide by"),
  ...fieldsOf(partsSchema),
};

/** The values of a metric on a day. */
const measuredDaySchema = shape({ day: dayText, ...measured });

/** A metric over a period, and on the days that tell something about it. */
const measuredMetricSchema = shape({
  ...metricDefinitionSchema.unwrap().pick({
    key: true,
    title: true,
    domain: true,
    unit: true,
    kind: true,
  }).shape,
  ...measured,
  days: listOf(measuredDaySchema).describe("The days that tell something about it"),
});
export type MeasuredMetric = z.infer<typeof measuredMetricSchema>;

/** An agent's metrics over a period. */
export const agentMetricsSchema = shape({
  agent: z.string().describe("Id of the agent"),
  from: dayText,
  to: dayText,
  timeZone: z.string().describe("The zone in which the agent's days begin"),
  metrics: listOf(measuredMetricSchema),
}).meta({ id: "AgentMetrics" });
export type AgentMetrics = z.infer<typeof agentMetricsSchema>;
