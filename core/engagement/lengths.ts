/** How many visits were how long. */
export interface LengthCount {
  readonly seconds: number;
  readonly visits: number;
}

/**
 * Returns the smallest length that at least this share of the visits does not exceed
 * (`percentile_disc` of SQL), or null without visits.
 * @param counts in any order, lengths may repeat
 */
export function lengthQuantile(counts: readonly LengthCount[], share: number): number | null {
  const sorted = counts.toSorted((a, b) => a.seconds - b.seconds);
  const wanted = share * sum(sorted);
  let before = 0;
  for (const { seconds, visits } of sorted) {
    before += visits;
    if (visits > 0 && before >= wanted) return seconds;
  }
  return null;
}

/** The upper ends of the bars of the distribution, in seconds; the last bar has none. */
const ENDS = [60, 300, 900, 1_800, 3_600, 7_200];

/** A bar of the distribution: visits from `from` to below `to` seconds; `to` null: without end. */
export interface LengthBar {
  readonly from: number;
  readonly to: number | null;
  readonly visits: number;
}

/** Returns how the lengths are spread. */
export function lengthBars(counts: readonly LengthCount[]): LengthBar[] {
  return [...ENDS, null].map((to, index) => {
    const from = ENDS[index - 1] ?? 0;
    const inside = counts.filter(({ seconds }) => seconds >= from && seconds < (to ?? Infinity));
    return { from, to, visits: sum(inside) };
  });
}

function sum(counts: readonly LengthCount[]): number {
  return counts.reduce((total, { visits }) => total + visits, 0);
}
