import { delay } from "@std/async/delay";

/** The limits of a reconnect delay, in milliseconds. */
export interface BackoffOptions {
  baseMilliseconds?: number;
  capMilliseconds?: number;
  /** Returns a number in [0, 1); injected so that tests are deterministic. */
  random?: () => number;
}

/**
 * Returns the delay before reconnect attempt `attempt` (0 is the first), in milliseconds:
 * exponential, with a maximum, and with a random upper half ("equal jitter"). Many instances that
 * lost the same server then do not reconnect in step, and none reconnects at once.
 */
export function backoffMilliseconds(attempt: number, options: BackoffOptions = {}): number {
  const { baseMilliseconds = 100, capMilliseconds = 5_000, random = Math.random } = options;
  // 2 ** 30 is beyond any sensible maximum; the limit keeps the power finite.
  const ceiling = Math.min(capMilliseconds, baseMilliseconds * 2 ** Math.min(attempt, 30));
  return Math.round(ceiling / 2 + random() * ceiling / 2);
}

/** Resolves after `milliseconds`, or at once (without an error) when `signal` aborts. */
export async function delayUnlessAborted(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/**
 * Settles like `promise`, or rejects with `failure()` after `milliseconds`. The work itself
 * continues; its late result is dropped.
 */
export function withDeadline<T>(
  promise: Promise<T>,
  milliseconds: number,
  failure: () => Error,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(failure()), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
