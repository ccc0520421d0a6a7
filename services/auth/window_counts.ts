import { LRUCache } from "lru-cache";
import type { Clock } from "@/core/clock.ts";

/** What was counted for a key in its window. */
interface WindowCount {
  number: number;
  /** When the window began, in milliseconds since the epoch. */
  readonly since: number;
}

/** Counts by a key in windows of time. */
export interface WindowCounts {
  /** Returns the count of a key; from zero when its window is over. */
  read(key: string): WindowCount;
  /** Adds one to a count that was just read. */
  add(key: string, count: WindowCount): void;
  /** Takes one away, when there is something. */
  subtract(key: string): void;
  /** Lets a key start from zero. */
  forget(key: string): void;
  /** Returns the seconds until the window of a count is over; at least one. */
  secondsLeft(count: WindowCount): number;
}

/** Opens counts of this instance, which remembers the latest 10,000 keys. */
export function openWindowCounts(windowSeconds: number, clock: Clock): WindowCounts {
  const windowMilliseconds = windowSeconds * 1000;
  const counts = new LRUCache<string, WindowCount>({
    max: 10_000,
    ttl: windowMilliseconds,
    ttlResolution: 0,
    perf: { now: clock },
  });
  return {
    read(key) {
      const count = counts.get(key);
      // The cache keeps an entry slightly too long; a client that waited as long as it was told is
      // let through.
      return count && clock() - count.since < windowMilliseconds
        ? count
        : { number: 0, since: clock() };
    },
    add(key, count) {
      count.number++;
      // The window starts at the first one; later ones do not extend it.
      counts.set(key, count, { start: count.since });
    },
    subtract(key) {
      const count = counts.get(key);
      if (count && count.number > 0) count.number--;
    },
    forget: (key) => void counts.delete(key),
    secondsLeft: ({ since }) =>
      Math.max(1, Math.ceil((since + windowMilliseconds - clock()) / 1000)),
  };
}
