const FIRST_MILLISECONDS = 500;
const MOST_MILLISECONDS = 30_000;

/**
 * How long to wait before the next try, in milliseconds: doubling up to 30 s, of which a random half
 * is taken off, so that the tabs of a whole company do not return at the same moment.
 * @param attempt tries that have failed since the last success, from 1
 * @param random a number from 0 to 1
 */
export function backoffMilliseconds(attempt: number, random: number): number {
  const longest = Math.min(MOST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** (attempt - 1));
  return Math.round(longest * (1 - random / 2));
}
