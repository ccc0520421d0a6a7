import { z } from "zod";
import { MAX_TYPE_LENGTH } from "@/core/events/known_types.ts";
import { conditionsSchema, type Facts, holds } from "./conditions.ts";
import { HOLDOUT_REASON } from "@/core/events/unpaid.ts";

/** The highest target of achievements and challenges. */
export const MAX_TARGET = 1_000_000_000;

/** The name of a type; whether there is such a type is checked with the known types. */
export const typeName = z.string().min(1).max(MAX_TYPE_LENGTH);

/**
 * What achievements and challenges count, as data. Progress is always a whole number: each event
 * adds its own rounded value, so the order of arrival cannot matter.
 */
export const metricSchema = z.strictObject({
  /** The types of events to count; empty: every type that pays. */
  events: z.array(typeName).max(30).default([]),
  when: conditionsSchema.optional(),
  measure: z.discriminatedUnion("kind", [
    /** The number of events. */
    z.strictObject({ kind: z.literal("count") }),
    /** The points that the events paid. */
    z.strictObject({ kind: z.literal("points") }),
    /**
     * The sum of a field of the events, each rounded to a whole number; negative values count as 0.
     * For an achievement, one event adds at most {@link MAX_TARGET}.
     */
    z.strictObject({ kind: z.literal("sum"), field: z.string().regex(/^[a-zA-Z]\w{0,49}$/) }),
    /** The number of days with at least one such event. */
    z.strictObject({ kind: z.literal("days") }),
    /** The length of the daily streak, without looking at events. */
    z.strictObject({ kind: z.literal("streak") }),
  ]),
});

export type Metric = z.infer<typeof metricSchema>;

/** The fields of a scored event that counting uses. */
export interface Countable {
  readonly event: { readonly type: string; readonly data: Readonly<Record<string, unknown>> };
  readonly status: string;
  readonly points: number;
  /** Why it paid nothing, or null. */
  readonly reason: string | null;
}

/** Returns whether a metric counts events of a type. */
export function countsType(metric: Metric, type: string): boolean {
  if (metric.measure.kind === "streak") return false;
  return metric.events.length === 0 || metric.events.includes(type);
}

/**
 * Returns what one event adds to a metric: a whole number, 0 for reversed and capped events and on
 * days without Laurel, and never more than can be counted exactly. For `days` it is 1, and the caller counts it once a day.
 */
export function contributionOf(metric: Metric, counted: Countable): number {
  const { event, status, points, reason } = counted;
  if (reason === HOLDOUT_REASON) return 0;
  if (status !== "scored" && status !== "recorded") return 0;
  if (!countsType(metric, event.type)) return 0;
  if (metric.events.length === 0 && points === 0) return 0;
  const facts: Facts = (field) => event.data[field];
  if (metric.when && !metric.when.every((condition) => holds(condition, facts))) return 0;
  switch (metric.measure.kind) {
    case "points":
      return points;
    case "sum": {
      const value = event.data[metric.measure.field];
      if (typeof value !== "number" || !(value > 0)) return 0;
      return Math.min(Math.round(value), Number.MAX_SAFE_INTEGER);
    }
    case "streak":
      return 0;
    default:
      return 1;
  }
}
