import { z } from "zod";
import { dayText, fieldsOf, listOf, shape } from "@/core/shapes.ts";

/** The areas of an agent's work. Every metric of Laurel's own events belongs to one. */
export const METRIC_DOMAINS = ["chat", "pipeline", "contacts", "dialer"] as const;

/** The definition of a metric, for people. */
export const metricDefinitionSchema = shape({
  key: z.string(),
  title: z.string(),
  domain: z.string().describe(
    `${METRIC_DOMAINS.join(", ")}, or the domain of a type that an admin defined`,
  ),
  unit: z.string().describe(
    "seconds, days, count, ratio: 0 to 1, value: in the currency (or points) that the sales tool " +
      "reports, value per day, per contact and day; for a field of a type that an admin defined " +
      "the unit of its definition, else number",
  ),
  kind: z.enum(["count", "total", "mean", "ratio"])
    .describe(
      "count and total: the numerator; mean and ratio: the numerator divided by the denominator",
    ),
  higherIsBetter: z.boolean().nullable()
    .describe("null: a higher value is neither better nor worse"),
  formula: z.string(),
  source: z.string()
    .describe("The standard, handbook or convention that defines it"),
  feeds: listOf(z.string()).describe("The events and fields that it is computed from"),
}).meta({ id: "MetricDefinition" });
export type MetricDefinition = z.infer<typeof metricDefinitionSchema>;

/**
 * The numerator and denominator of a metric. For a period, the parts of its days are added up before
 * they are divided, so that a day with two calls weighs less than one with two hundred.
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

/** The value of a metric on a day. */
const measuredDaySchema = shape({ day: dayText, ...measured });

/** A metric over a period, and on each of its days that has a value. */
const measuredMetricSchema = shape({
  ...metricDefinitionSchema.unwrap().pick({
    key: true,
    title: true,
    domain: true,
    unit: true,
    kind: true,
  }).shape,
  ...measured,
  days: listOf(measuredDaySchema).describe("The days that have a value"),
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
