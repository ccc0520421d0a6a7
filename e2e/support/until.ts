/** Waiting for what comes to be by itself. */

import { delay } from "@std/async/delay";

/** A bound for what hangs; what is slow, since another lane has the processor, stays within it. */
const TIMEOUT_MILLISECONDS = 60_000;
const PAUSE_MILLISECONDS = 50;

/**
 * Reads again and again until `isIt` holds of what was read, and gives that.
 * @throws {Error} that shows what was read last when it takes longer than a minute
 */
export async function until<T>(read: () => Promise<T>, isIt: (value: T) => boolean): Promise<T> {
  const deadline = performance.now() + TIMEOUT_MILLISECONDS;
  for (;;) {
    const last = await read();
    if (isIt(last)) return last;
    if (performance.now() > deadline) {
      throw new Error(`it did not come to be; last it was ${JSON.stringify(last)}`);
    }
    await delay(PAUSE_MILLISECONDS);
  }
}
