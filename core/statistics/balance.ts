import { mean, sampleVariance } from "simple-statistics";

/**
 * Returns the standardized difference of two groups: the difference of the means (first minus
 * second) in units of the mean standard deviation. It says how well groups are balanced whatever
 * their sizes; null when a group has fewer than 2 values, or nobody differs from anybody.
 */
export function standardizedDifference(
  first: readonly number[],
  second: readonly number[],
): number | null {
  if (first.length < 2 || second.length < 2) return null;
  const [one, two] = [[...first], [...second]];
  const spread = Math.sqrt((sampleVariance(one) + sampleVariance(two)) / 2);
  const difference = mean(one) - mean(two);
  if (spread === 0) return difference === 0 ? 0 : null;
  return difference / spread;
}
