import type { Day } from "@/core/calendars/calendar.ts";
import type { Compared, ComparedMean, Sample } from "./views.ts";

/** The numbers of the compared days, today first; null for a day without work. */
export interface ComparedDays {
  readonly days: readonly Day[];
  readonly values: readonly (number | null)[];
}

/** Compares today with the average of the earlier days on which there was work. */
export function compare({ days, values }: ComparedDays): Compared {
  const weeks = days.slice(1).map((day, index) => ({ day, value: values[index + 1] ?? null }));
  const known = weeks.flatMap(({ value }) => value === null ? [] : [value]);
  return { today: values[0] ?? 0, usual: mean(known), weeks };
}

/**
 * Adds up the numbers of several agents. Each earlier week is the sum of those who worked then; the
 * usual number is the sum of the agents' own usual numbers, so that a colleague who was away once
 * does not lower it.
 */
export function addCompared(all: readonly Compared[]): Compared {
  const weeks = (all[0]?.weeks ?? []).map(({ day }, index) => ({
    day,
    value: sumKnown(all.map((one) => one.weeks[index]?.value ?? null)),
  }));
  return {
    today: all.reduce((sum, { today }) => sum + today, 0),
    usual: sumKnown(all.map(({ usual }) => usual)),
    weeks,
  };
}

/** The parts of a mean: a sum and how many things it is about. */
export interface MeanParts {
  readonly numerator: number;
  readonly denominator: number;
}

/** Adds up parts and divides once. */
export function sampleOf(parts: readonly MeanParts[]): Sample {
  const numerator = parts.reduce((sum, one) => sum + one.numerator, 0);
  const count = parts.reduce((sum, one) => sum + one.denominator, 0);
  return { value: count === 0 ? null : round(numerator / count), count };
}

/** Adds up the means of several agents, weighted by what was measured. */
export function addMeasured(all: readonly ComparedMean[]): ComparedMean {
  const partsOf = ({ value, count }: Sample) => ({
    numerator: (value ?? 0) * count,
    denominator: count,
  });
  return {
    today: sampleOf(all.map(({ today }) => partsOf(today))),
    usual: sampleOf(all.map(({ usual }) => partsOf(usual))),
  };
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return round(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : round(known.reduce((sum, value) => sum + value, 0));
}

/** Rounds to a millionth, as metrics are stored. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
