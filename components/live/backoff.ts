const FIRST_MS = 500;
const MOST_MS = 30_000;

/**
 * How long to wait before the next try, in milliseconds: doubling up to 30 s, of which a random half
 * is taken off, so that the tabs of a whole company do not return at the same moment.
 * @param attempt tries that have failed since the last success, from 1
 * @param random a number from 0 to 1
 */
export function backoffMs(attempt: number, random: number): number {
  const longest = Math.min(MOST_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.round(longest * (1 - random / 2));
}
