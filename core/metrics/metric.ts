import type { Day } from "@/core/calendars/calendar.ts";
import type { DayFacts, MetricEvent } from "./day.ts";
import type { MetricDefinition, Parts } from "./views.ts";

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
