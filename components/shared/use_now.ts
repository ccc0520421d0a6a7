import { useEffect, useState } from "preact/hooks";

/** The current time, milliseconds since the epoch; the page's own until it is interactive. */
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
