/** The server's time, independent of the clock of the browser. */
export interface ServerClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Adjusts the clock with an answer. The header has whole seconds, and the server wrote it at some
   * moment between sending and receiving, which limits the difference of the clocks.
   * @param date the answer's `Date` header
   * @param sentAt by the browser's clock, milliseconds since the epoch
   * @param receivedAt by the browser's clock, milliseconds since the epoch
   */
  sample(date: string | null, sentAt: number, receivedAt: number): void;
}

/** Bounds of the difference between the clocks (server's minus browser's), milliseconds. */
export interface OffsetBounds {
  readonly min: number;
  readonly max: number;
}

/**
 * Creates a clock that narrows its bounds with every answer. When an answer contradicts the bounds,
 * the answer wins: the browser's clock was set in the meantime.
 */
export function createServerClock(
  initial: OffsetBounds,
  browserNow: () => number = Date.now,
): ServerClock {
  let bounds = initial;
  return {
    now: () => browserNow() + Math.round((bounds.min + bounds.max) / 2),
    sample(date, sentAt, receivedAt) {
      const time = date === null ? NaN : Date.parse(date);
      if (Number.isNaN(time)) return;
      const newBounds = { min: time - receivedAt, max: time + 999 - sentAt };
      const min = Math.max(bounds.min, newBounds.min);
      const max = Math.min(bounds.max, newBounds.max);
      bounds = min <= max ? { min, max } : newBounds;
    },
  };
}

/**
 * Returns the bounds that follow from loading the page: the server drew it between the request and
 * the first byte of the answer.
 * @param drawnAt the server's time, milliseconds since the epoch
 */
export function pageBounds(drawnAt: number): OffsetBounds {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (!navigation) return { min: drawnAt - Date.now(), max: drawnAt - Date.now() };
  return {
    min: drawnAt - performance.timeOrigin - navigation.responseStart,
    max: drawnAt - performance.timeOrigin - navigation.requestStart,
  };
}
