import type { Day } from "@/core/calendars/calendar.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import type { DayFacts, MetricEvent } from "./day.ts";
import type { MetricDefinition, Parts } from "./views.ts";

/** A metric that is measured for every day. */
export interface DailyMetric extends MetricDefinition {
  /** Returns the parts of a day; null when the day has no data for it. */
  readonly measure: (day: DayFacts) => Parts | null;
}

/** A metric that is computed from other metrics, for a day and for a period. */
export interface DerivedMetric extends MetricDefinition {
  readonly derive: (parts: ReadonlyMap<string, Parts>) => Parts | null;
}

/** A metric's parts on one of an agent's days. */
export interface DayParts extends Parts {
  readonly day: Day;
  readonly metric: string;
}

/** Returns the value of parts in the metric's unit; null when the denominator is 0. */
export function valueOf({ numerator, denominator }: Parts): number | null {
  if (denominator === null) return numerator;
  return denominator === 0 ? null : numerator / denominator;
}

declare global {
  /**
   * The runtime has this function, but TypeScript's library does not declare it yet. It adds
   * exactly and rounds the sum once.
   */
  interface Math {
    sumPrecise(values: Iterable<number>): number;
  }
}

// Finer than every measured value.
const MILLIONTHS = 1e6;

/**
 * Returns the sum rounded to a millionth. It is added up exactly and rounded once, so it is the
 * same in any order and has no floating-point noise; `-0` becomes 0.
 */
export function sumOf(values: readonly number[]): number {
  return Math.round(Math.sumPrecise(values) * MILLIONTHS) / MILLIONTHS + 0;
}

/**
 * Returns the number of things as parts; null for none, because days store only metrics with data.
 */
export function count(things: readonly unknown[]): Parts | null {
  return things.length === 0 ? null : { numerator: things.length, denominator: null };
}

/** Returns the metric that counts the events of a type. */
export function eventCount(
  type: ScoringEvent["type"],
  description: Pick<MetricDefinition, "key" | "title" | "domain" | "higherIsBetter" | "source">,
): DailyMetric {
  return {
    ...description,
    unit: "count",
    kind: "count",
    formula: `${type} events`,
    feeds: [type],
    measure: (day) => count(day.ofType(type)),
  };
}

/** Returns the sum of the known values as parts; null without values. */
export function total(values: readonly number[]): Parts | null {
  return values.length === 0 ? null : { numerator: sumOf(values), denominator: null };
}

/** Returns the mean of the known values as parts; null without values. */
export function mean(values: readonly number[]): Parts | null {
  return values.length === 0 ? null : { numerator: sumOf(values), denominator: values.length };
}

/** Returns the share of things that fulfill a condition as parts; null without things. */
export function share<T>(things: readonly T[], fulfills: (thing: T) => boolean): Parts | null {
  if (things.length === 0) return null;
  return { numerator: things.filter(fulfills).length, denominator: things.length };
}

/** Returns the values of a numeric field from `min` to `max`; other values are left out. */
export function numbers(
  events: readonly MetricEvent[],
  field: string,
  max: number,
  min = 0,
): number[] {
  return events.flatMap(({ data }) => {
    const value = data[field];
    return typeof value === "number" && value >= min && value <= max ? [value] : [];
  });
}

/** Returns the values of a boolean field; other values are left out. */
export function flags(events: readonly MetricEvent[], field: string): boolean[] {
  return events.flatMap(({ data }) => {
    const value = data[field];
    return typeof value === "boolean" ? [value] : [];
  });
}
