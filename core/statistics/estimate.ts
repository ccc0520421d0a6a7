import cdf from "@stdlib/stats-base-dists-t-cdf";
import quantile from "@stdlib/stats-base-dists-t-quantile";
import { mean, sampleVariance } from "simple-statistics";

/** An estimated mean or difference of means, with what is known of its precision. */
export interface Estimate {
  readonly value: number;
  /** The ends of the 95% interval. */
  readonly low: number;
  readonly high: number;
  /** Two-sided, against 0. */
  readonly pValue: number;
  readonly degreesOfFreedom: number;
}

/** The share of intervals that contain the true value, when everything is repeated often. */
const CONFIDENCE = 0.95;

/**
 * Estimates the mean of independent values, by Student's t.
 * @param values at least 2
 */
export function estimateMean(values: readonly number[]): Estimate {
  const own = [...values];
  return estimate(mean(own), sampleVariance(own) / own.length, own.length - 1);
}

/**
 * Estimates the mean difference of pairs (after minus before), such as the same people in two
 * periods: Student's paired t.
 * @param pairs at least 2
 */
export function estimatePaired(
  pairs: readonly { readonly before: number; readonly after: number }[],
): Estimate {
  return estimateMean(pairs.map(({ before, after }) => after - before));
}

/**
 * Estimates the difference of the means of two independent groups (first minus second) that may
 * have different variances: Welch's t with the degrees of freedom of Satterthwaite.
 * @param first at least 2 values
 * @param second at least 2 values
 */
export function estimateWelch(first: readonly number[], second: readonly number[]): Estimate {
  const [one, two] = [[...first], [...second]];
  const [a, b] = [sampleVariance(one) / one.length, sampleVariance(two) / two.length];
  const difference = mean(one) - mean(two);
  const total = a + b;
  if (total === 0) return estimate(difference, 0, one.length + two.length - 2);
  const degreesOfFreedom = total ** 2 / (a ** 2 / (one.length - 1) + b ** 2 / (two.length - 1));
  return estimate(difference, total, degreesOfFreedom);
}

function estimate(value: number, variance: number, degreesOfFreedom: number): Estimate {
  const error = Math.sqrt(variance);
  const margin = quantile(1 - (1 - CONFIDENCE) / 2, degreesOfFreedom) * error;
  // Without any spread there is no t: the values are all equal, so the difference is certain.
  const pValue = error === 0
    ? (value === 0 ? 1 : 0)
    : 2 * cdf(-Math.abs(value) / error, degreesOfFreedom);
  return { value, low: value - margin, high: value + margin, pValue, degreesOfFreedom };
}
