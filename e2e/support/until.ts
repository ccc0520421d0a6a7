/** Waits for a state that something else brings about. */

import { delay } from "@std/async/delay";

/**
 * Long enough for a slow test, whose processor other tests use; only a test that hangs exceeds it.
 */
const TIMEOUT_MILLISECONDS = 60_000;
const PAUSE_MILLISECONDS = 50;

/**
 * Reads a value again and again until `isIt` accepts it, and returns that value.
 * @throws {Error} with the last value when it takes longer than a minute
 */
export async function until<T>(read: () => Promise<T>, isIt: (value: T) => boolean): Promise<T> {
  const deadline = performance.now() + TIMEOUT_MILLISECONDS;
  for (;;) {
    const last = await read();
    if (isIt(last)) return last;
    if (performance.now() > deadline) {
      throw new Error(
        `the expected value did not appear; the last one was ${JSON.stringify(last)}`,
      );
    }
    await delay(PAUSE_MILLISECONDS);
  }
}
