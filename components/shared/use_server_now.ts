import { useEffect, useState } from "preact/hooks";
import type { ServerClock } from "./server_clock.ts";

const SECOND_MILLISECONDS = 1_000;

/**
 * Returns the server's time, updated at every full second while it is visible.
 * @param isShown whether it is on the screen
 */
export function useServerNow(clock: ServerClock, isShown: boolean): number {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    if (!isShown) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      clearTimeout(timer);
      if (document.hidden) return;
      const time = clock.now();
      setNow(time);
      timer = setTimeout(tick, SECOND_MILLISECONDS - time % SECOND_MILLISECONDS);
    };
    tick();
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [clock, isShown]);
  return now;
}
