const FIRST_MILLISECONDS = 5_000;
/** Longest time between two tries of what keeps failing. */
export const LONGEST_MILLISECONDS = 3_600_000;

/**
 * When to try again what failed inside Laurel: after 5 s, 10 s, 20 s … and then every hour, without
 * an end, since what was our fault must not need anybody. It is mended within twice the time that
 * it was broken for.
 * @param failures in a row, from 1
 * @param now milliseconds since the epoch
 */
export function retryAt(failures: number, now: number): number {
  return now + Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** Math.min(failures - 1, 20));
}
