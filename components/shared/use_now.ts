import { useEffect, useState } from "preact/hooks";

/**
 * Returns the current time, milliseconds since the epoch. It returns `initial` until the page is
 * interactive.
 */
export function useNow(
  initial: number,
  everyMilliseconds: number,
  /** The clock; by default the browser's, which may be wrong. */
  clock: () => number = Date.now,
): number {
  const [now, setNow] = useState(initial);
  useEffect(() => {
    const update = () => setNow(clock());
    update();
    const timer = setInterval(update, everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}
