/** The time as the server has it, whatever the browser's clock says. */
export interface ServerClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Learns from an answer. The header tells whole seconds, and the server wrote it at some moment
   * between sending and receiving: that bounds the difference of the clocks.
   * @param date the answer's `Date` header
   * @param sentAt by the browser's clock
   * @param receivedAt by the browser's clock
   */
  sample(date: string | null, sentAt: number, receivedAt: number): void;
}

/** The difference of the clocks (server's minus browser's) lies within these bounds, milliseconds. */
export interface OffsetBounds {
  readonly least: number;
  readonly most: number;
}

/**
 * A clock that narrows its bounds with every answer. An answer that contradicts them wins: the
 * browser's clock was set in between.
 */
export function createServerClock(
  initial: OffsetBounds,
  browserNow: () => number = Date.now,
): ServerClock {
  let bounds = initial;
  return {
    now: () => browserNow() + Math.round((bounds.least + bounds.most) / 2),
    sample(date, sentAt, receivedAt) {
      const time = date === null ? NaN : Date.parse(date);
      if (Number.isNaN(time)) return;
      const told = { least: time - receivedAt, most: time + 999 - sentAt };
      const least = Math.max(bounds.least, told.least);
      const most = Math.min(bounds.most, told.most);
      bounds = least <= most ? { least, most } : told;
    },
  };
}

/**
 * What the page's own arrival says: it was drawn between the request and the first byte of the answer.
 * @param drawnAt the server's time, milliseconds since the epoch
 */
export function pageBounds(drawnAt: number): OffsetBounds {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (!navigation) return { least: drawnAt - Date.now(), most: drawnAt - Date.now() };
  return {
    least: drawnAt - performance.timeOrigin - navigation.responseStart,
    most: drawnAt - performance.timeOrigin - navigation.requestStart,
  };
}
