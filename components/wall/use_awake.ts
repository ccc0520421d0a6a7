import { useEffect } from "preact/hooks";

/** Keeps the screen from going dark, where the browser can. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    async function stay() {
      if (document.hidden || (lock && !lock.released)) return;
      try {
        lock = await navigator.wakeLock?.request("screen") ?? null;
      } catch {
        // The browser refuses, for example to save power: then the screen does what it does.
      }
    }
    void stay();
    // Browsers take the lock away from a hidden page.
    document.addEventListener("visibilitychange", stay);
    return () => {
      document.removeEventListener("visibilitychange", stay);
      void lock?.release();
    };
  }, []);
}
