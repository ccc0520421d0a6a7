import type { Day } from "@/core/calendars/calendar.ts";
import type { DayFacts, MetricEvent } from "./day.ts";

/** What agents work with; every metric belongs to one. */
export const METRIC_DOMAINS = ["chat", "pipeline", "contacts", "dialer"] as const;
export type MetricDomain = typeof METRIC_DOMAINS[number];

/** `ratio`: 0 to 1. `value`: in the money (or points) that the pipeline's tool reports. */
export type MetricUnit =
  | "seconds"
  | "days"
  | "ratio"
  | "count"
  | "value"
  | "value per day"
  | "per contact and day";

/** How parts become a value: the first two are their numerators, the others are divided. */
export type MetricKind = "count" | "total" | "mean" | "ratio";

/**
 * What a metric is made of. Parts of days are added up to those of a period before they are divided,
 * so that a day with two calls does not weigh as much as one with two hundred.
 */
export interface Parts {
  readonly numerator: number;
  /** What the numerator is divided by; null for counts and totals. */
  readonly denominator: number | null;
}

/** What people are told of a metric. */
export interface MetricDefinition {
  readonly key: string;
  readonly title: string;
  readonly domain: MetricDomain;
  readonly unit: MetricUnit;
  readonly kind: MetricKind;
  /** Null where more is neither better nor worse by itself. */
  readonly higherIsBetter: boolean | null;
  readonly formula: string;
  /** Where the definition comes from: a standard, a handbook or a convention of the field. */
  readonly source: string;
  /** The events and fields of `data` that it is made from. */
  readonly feeds: readonly string[];
}

/** A metric that is measured on every day by itself. */
export interface DailyMetric extends MetricDefinition {
  /** The parts of a day; null when the day tells nothing about it. */
  readonly measure: (day: DayFacts) => Parts | null;
}

/** A metric that is made from others, of a day and of a period alike. */
export interface DerivedMetric extends MetricDefinition {
  readonly derive: (parts: ReadonlyMap<string, Parts>) => Parts | null;
}

/** A metric's parts on one of an agent's days. */
export interface DayParts extends Parts {
  readonly day: Day;
  readonly metric: string;
}

/** The value of parts in the metric's unit; null when there is nothing to divide by. */
export function valueOf({ numerator, denominator }: Parts): number | null {
  if (denominator === null) return numerator;
  return denominator === 0 ? null : numerator / denominator;
}

declare global {
  /** In the runtime, but not yet in TypeScript's library: the sum, rounded once at the end. */
  interface Math {
    sumPrecise(values: Iterable<number>): number;
  }
}

// Finer than anything that is measured.
const MILLIONTHS = 1e6;

/**
 * The sum to a millionth. It is added up exactly and rounded once, so it is the same in any order and
 * does not end in the noise of fractions; `-0` is 0.
 */
export function sumOf(values: readonly number[]): number {
  return Math.round(Math.sumPrecise(values) * MILLIONTHS) / MILLIONTHS + 0;
}

/** How many; null for none, since only what happened is kept. */
export function count(things: readonly unknown[]): Parts | null {
  return things.length === 0 ? null : { numerator: things.length, denominator: null };
}

/** The sum of what is known. */
export function total(values: readonly number[]): Parts | null {
  return values.length === 0 ? null : { numerator: sumOf(values), denominator: null };
}

/** The mean of what is known. */
export function mean(values: readonly number[]): Parts | null {
  return values.length === 0 ? null : { numerator: sumOf(values), denominator: values.length };
}

/** How many of some things are so. */
export function share<T>(things: readonly T[], isSo: (thing: T) => boolean): Parts | null {
  if (things.length === 0) return null;
  return { numerator: things.filter(isSo).length, denominator: things.length };
}

/** The values of a field where it is a number from 0 (or `least`) to `most`; others are left out. */
export function numbers(
  events: readonly MetricEvent[],
  field: string,
  most: number,
  least = 0,
): number[] {
  return events.flatMap(({ data }) => {
    const value = data[field];
    return typeof value === "number" && value >= least && value <= most ? [value] : [];
  });
}

/** The values of a field where it is true or false. */
export function flags(events: readonly MetricEvent[], field: string): boolean[] {
  return events.flatMap(({ data }) => {
    const value = data[field];
    return typeof value === "boolean" ? [value] : [];
  });
}

/** Seconds and days that can be meant; sums of money: `MOST_VALUE` in core/events/fields.ts. */
export const MOST_SECONDS = 86_400 * 366;
export const MOST_DAYS = 36_600;
