/**
 * The upper bounds of the buckets of a histogram of times, in milliseconds. One more bucket holds
 * what takes longer than the last bound. Both targets (50 and 100 ms) are bounds, so that the share
 * within a target is exact.
 */
export const BOUNDS_MILLISECONDS: readonly number[] = [
  1,
  2.5,
  5,
  10,
  25,
  50,
  100,
  250,
  500,
  1_000,
  2_500,
];

/** How many times fell into each bucket: one count per bound, and one for what took longer. */
export type Counts = readonly number[];

/** Counts nothing. */
export const NO_COUNTS: Counts = [...BOUNDS_MILLISECONDS, Infinity].map(() => 0);

/** Returns how many times were counted. */
export function totalOf(counts: Counts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Estimates a quantile in milliseconds, as Prometheus's `histogram_quantile` does: times are taken
 * to be spread evenly within a bucket. What took longer than the last bound counts as the last bound.
 * @param quantile 0 to 1, such as 0.95
 * @returns null when nothing was counted
 */
export function quantileOf(counts: Counts, quantile: number): number | null {
  const total = totalOf(counts);
  if (total === 0) return null;
  const wanted = quantile * total;
  let below = 0;
  for (const [i, upper] of BOUNDS_MILLISECONDS.entries()) {
    const count = counts[i] ?? 0;
    if (count > 0 && below + count >= wanted) {
      const lower = i === 0 ? 0 : BOUNDS_MILLISECONDS[i - 1]!;
      return lower + (upper - lower) * (wanted - below) / count;
    }
    below += count;
  }
  return BOUNDS_MILLISECONDS.at(-1)!;
}
