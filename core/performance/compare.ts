import { type Estimate, estimatePaired, estimateWelch } from "@/core/statistics/estimate.ts";
import { adjustHolm } from "@/core/statistics/holm.ts";
import type { PerformanceKey } from "./measures.ts";
import { hasValue, type Pair, pairing, type PeopleSums } from "./pairs.ts";
import type { ComparisonNumbers } from "./views.ts";
import { type DayRange, daysOf } from "@/core/insights/range.ts";

/** With fewer people or days nothing is said. */
export const FEWEST_PEOPLE = 8;
export const FEWEST_DAYS = 14;
/** The probability of a false finding that is accepted. */
export const SIGNIFICANCE = 0.05;

/** Two periods of the same people. */
export interface ComparedPeriods {
  readonly before: { readonly range: DayRange; readonly people: PeopleSums };
  readonly after: { readonly range: DayRange; readonly people: PeopleSums };
  /** The people without Laurel; null: everybody has it, and the periods are compared. */
  readonly without: ReadonlySet<number> | null;
  /** The pairs of both periods, where they are known already. */
  readonly pairs?: ReturnType<typeof pairing>;
}

/** A comparison of a measure, without words. */
export interface ComparedMeasure {
  readonly people: number;
  readonly withoutLaurel: number;
  /** Whether anybody has a value in the period before. */
  readonly hasBefore: boolean;
  readonly isLongEnough: boolean;
  readonly numbers: ComparisonNumbers | null;
  /** Of a holdout: the changes of both groups in percent. */
  readonly changes: { readonly with: number; readonly without: number } | null;
}

/**
 * Compares measures between two periods, or the change of people with Laurel with the change of
 * those without. The unit is the person, because the events of one person resemble each other. The
 * p-values are adjusted for the number of measures that could be compared.
 */
export function compareMeasures(
  keys: readonly PerformanceKey[],
  periods: ComparedPeriods,
): Map<PerformanceKey, ComparedMeasure> {
  const { before, after, pairs: pairsOf = pairing(before.people, after.people) } = periods;
  const isLongEnough = daysOf(before.range) >= FEWEST_DAYS &&
    daysOf(after.range) >= FEWEST_DAYS;
  const found = keys.map((key) => {
    const pairs = pairsOf(key);
    const raw = isLongEnough ? compare(pairs, periods.without) : null;
    const withoutLaurel = pairs.filter(({ person }) => periods.without?.has(person)).length;
    const hasBefore = hasValue(key, before.people);
    return { key, raw, people: pairs.length, withoutLaurel, hasBefore, isLongEnough };
  });
  const estimated = found.filter(({ raw }) => raw !== null);
  const adjusted = adjustHolm(estimated.map(({ raw }) => raw!.estimate.pValue));
  const adjustedOf = new Map(estimated.map(({ key }, index) => [key, adjusted[index]!]));
  return new Map(found.map(({ key, raw, ...facts }) => [key, {
    ...facts,
    numbers: raw && numbersOf(raw, adjustedOf.get(key)!),
    changes: raw && periods.without
      ? { with: 100 * raw.after / raw.base, without: 100 * raw.before / raw.base }
      : null,
  }]));
}

interface Raw {
  readonly before: number;
  readonly after: number;
  /** What percentages refer to: the mean before. */
  readonly base: number;
  readonly estimate: Estimate;
}

function compare(pairs: readonly Pair[], without: ReadonlySet<number> | null): Raw | null {
  const base = meanOf(pairs.map(({ before }) => before));
  if (without === null) {
    if (pairs.length < FEWEST_PEOPLE) return null;
    const after = meanOf(pairs.map((pair) => pair.after));
    return { before: base, after, base, estimate: estimatePaired(pairs) };
  }
  const changesOf = (isWithout: boolean) =>
    pairs.filter(({ person }) => without.has(person) === isWithout)
      .map(({ before, after }) => after - before);
  const [those, others] = [changesOf(false), changesOf(true)];
  if (Math.min(those.length, others.length) < FEWEST_PEOPLE) return null;
  return {
    before: meanOf(others),
    after: meanOf(those),
    base,
    estimate: estimateWelch(those, others),
  };
}

function numbersOf({ before, after, base, estimate }: Raw, adjusted: number): ComparisonNumbers {
  const percent = (value: number) => base === 0 ? null : 100 * value / base;
  const { value, low, high, pValue } = estimate;
  return {
    before,
    after,
    difference: value,
    low,
    high,
    percent: percent(value),
    lowPercent: percent(low),
    highPercent: percent(high),
    pValue,
    adjustedPValue: adjusted,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
