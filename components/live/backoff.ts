const FIRST_MILLISECONDS = 500;
const MAX_MILLISECONDS = 30_000;

/**
 * Returns how long to wait before the next attempt, in milliseconds. The delay doubles up to 30 s.
 * A random part, up to half, is taken off, so that the tabs of a whole company do not reconnect at
 * the same moment.
 * @param attempt failed attempts since the last success, from 1
 * @param random a number from 0 to 1
 */
export function backoffMilliseconds(attempt: number, random: number): number {
  const longest = Math.min(MAX_MILLISECONDS, FIRST_MILLISECONDS * 2 ** (attempt - 1));
  return Math.round(longest * (1 - random / 2));
}
