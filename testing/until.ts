import { delay } from "@std/async/delay";

/**
 * Long enough for a slow test, whose processor other tests use; only a test that hangs exceeds it.
 */
const TIMEOUT_MILLISECONDS = 60_000;
const PAUSE_MILLISECONDS = 10;

/**
 * Reads a value again and again until `isIt` accepts it, and returns that value. Without `isIt`, it
 * waits until the value is true.
 * @throws {Error} with the last value when it takes longer than a minute
 * @example
 * await until(() => client.hasEnded);
 * const lines = await until(readLines, ({ length }) => length === 3);
 */
export async function until<T>(
  read: () => T | Promise<T>,
  isIt: (value: T) => boolean = Boolean,
): Promise<T> {
  const deadline = performance.now() + TIMEOUT_MILLISECONDS;
  for (;;) {
    const last = await read();
    if (isIt(last)) return last;
    if (performance.now() > deadline) {
      throw new Error(
        `the expected value did not appear; the last one was ${JSON.stringify(last)} of ${read}`,
      );
    }
    await delay(PAUSE_MILLISECONDS);
  }
}
