const MINUTE_MILLISECONDS = 60_000;
const HOUR_MILLISECONDS = 60 * MINUTE_MILLISECONDS;

/**
 * The pauses after the first, second … failed attempt; after the last one the delivery has
 * failed. This is the schedule that Standard Webhooks recommends: about three days in total.
 */
export const RETRY_DELAYS_MILLISECONDS: readonly number[] = [
  ...[5_000, 5 * MINUTE_MILLISECONDS, 30 * MINUTE_MILLISECONDS],
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR_MILLISECONDS),
];

/** The maximum number of attempts. */
export const MAX_ATTEMPTS = RETRY_DELAYS_MILLISECONDS.length + 1;

/** The longest pause that a receiver can ask for. */
const MAX_RETRY_AFTER_MILLISECONDS = 24 * HOUR_MILLISECONDS;

// Added to a pause, so that deliveries that failed together are not retried at the same time.
const JITTER = 0.1;

/**
 * Returns when to try again.
 * @param attempt the attempt that failed, from 1
 * @param random 0 to 1, spreads the retries
 * @returns milliseconds since the epoch; null when the delivery has finally failed
 */
export function nextAttempt(attempt: number, now: number, random: number): number | null {
  const delay = RETRY_DELAYS_MILLISECONDS[attempt - 1];
  return delay === undefined ? null : now + Math.round(delay * (1 + JITTER * random));
}

/**
 * Reads a `Retry-After` header.
 * @returns milliseconds from now, at most a day; null when there is none or it is not valid
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return wait > 0 ? Math.min(wait, MAX_RETRY_AFTER_MILLISECONDS) : null;
}
