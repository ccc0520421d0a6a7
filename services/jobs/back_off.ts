const FIRST_PAUSE_MILLISECONDS = 5_000;
/** The maximum time between two tries of work that keeps failing. */
export const MAX_PAUSE_MILLISECONDS = 3_600_000;

/**
 * Returns when to try failed work again: after 5 s, 10 s, 20 s and so on up to an hour, then every
 * hour. It never stops, because an error inside Laurel must not need anybody to restart the work.
 * The work is done at the latest when twice the time of the outage has passed.
 * @param failures how many tries in a row have failed, from 1
 * @param now milliseconds since the epoch
 */
export function retryAt(failures: number, now: number): number {
  return now +
    Math.min(MAX_PAUSE_MILLISECONDS, FIRST_PAUSE_MILLISECONDS * 2 ** Math.min(failures - 1, 20));
}
