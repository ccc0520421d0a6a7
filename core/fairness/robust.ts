/** Makes the median absolute deviation of normal values equal to their standard deviation. */
const NORMAL_SCALE = 1.4826;

/** The middle of a sample, and how far its values usually are from it. */
export interface Spread {
  readonly count: number;
  readonly median: number;
  /** The scaled median absolute deviation. */
  readonly spread: number;
}

/** Returns the median of values; 0 without any. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Returns median and spread of a sample; a few odd values change neither. */
export function spreadOf(values: readonly number[]): Spread {
  const median = medianOf(values);
  const spread = NORMAL_SCALE * medianOf(values.map((value) => Math.abs(value - median)));
  return { count: values.length, median, spread };
}

/**
 * Returns the value that lies this many spreads above the median (robust z-score).
 * @param minSpread the spread counts as at least this
 */
export function limitAbove({ median, spread }: Spread, score: number, minSpread: number): number {
  return median + score * Math.max(spread, minSpread);
}
