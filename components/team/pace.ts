/** The shortest time between two reads because of live messages, in milliseconds. */
const PACE_MILLISECONDS = 4_000;
/** How long to wait for more messages of the same moment. */
const GATHER_MILLISECONDS = 400;

/**
 * Returns how long to wait before the page reads its data again after a live message: soon after
 * the first, and never more often than every few seconds.
 * @param now milliseconds, from the same clock as `lastReadAt`
 */
export function waitBeforeRead(now: number, lastReadAt: number): number {
  return Math.max(GATHER_MILLISECONDS, lastReadAt + PACE_MILLISECONDS - now);
}
