/** Statistics of repeated measurements. */

/** A value that was measured several times in one run. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Returns the smallest value that at least `share` of the values do not exceed (nearest rank, so it
 * is always one of the measured values).
 * @param sorted ascending
 * @param share above 0 and at most 1, e.g. 0.99
 * @throws {RangeError} when there are no values or the share is out of range
 */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) throw new RangeError("a percentile needs at least one value");
  if (!(share > 0 && share <= 1)) throw new RangeError(`the share ${share} is not in (0, 1]`);
  return sorted[Math.ceil(share * sorted.length) - 1]!;
}

/**
 * Returns the middle value; for an even count, the mean of the two middle values.
 * @throws {RangeError} when there are no values
 */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("a median needs at least one value");
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Returns the median and the extremes of the rounds of a measurement. */
export function spreadOf(rounds: readonly number[]): Spread {
  return { median: median(rounds), min: Math.min(...rounds), max: Math.max(...rounds) };
}

/**
 * Returns the distance between the extremes as a share of the median: a small value means a
 * reliable number.
 */
export function relativeSpread({ median, min, max }: Spread): number {
  return median === 0 ? 0 : (max - min) / Math.abs(median);
}

/**
 * Returns `ours[i] / base[i]` of rounds that ran one after the other, so that a slow minute affects
 * both.
 */
export function ratios(ours: readonly number[], base: readonly number[]): number[] {
  const count = Math.min(ours.length, base.length);
  return Array.from({ length: count }, (_, i) => ours[i]! / base[i]!);
}
