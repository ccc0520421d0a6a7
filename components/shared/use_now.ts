import { useEffect, useState } from "preact/hooks";

/**
 * Returns the current time, milliseconds since the epoch. It returns `initial` until the page is
 * interactive.
 */
export function useNow(initial: number, everyMilliseconds: number): number {
  const [now, setNow] = useState(initial);
  useEffect(() => {
    const update = () => setNow(Date.now());
    update();
    const timer = setInterval(update, everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}
