import type { Clock } from "@/core/clock.ts";
import { retryAt } from "./back_off.ts";

/** Items of queued work that failed inside Laurel and wait for their next try. */
export interface RetryList<K> {
  /** Returns the items that must not be tried yet. */
  waiting(): K[];
  failed(key: K): void;
  done(key: K): void;
  /** How many items failed at their last try. */
  readonly size: number;
}

/**
 * Opens a record of failures. It is kept in memory: the queue itself is in the database, so after a
 * restart, or on another instance, each item is tried once more.
 */
export function openRetryList<K extends string | number>(clock: Clock): RetryList<K> {
  const failures = new Map<K, { readonly count: number; readonly retryAt: number }>();
  return {
    waiting() {
      const now = clock();
      return [...failures].filter(([, one]) => one.retryAt > now).map(([key]) => key);
    },
    failed(key) {
      const count = (failures.get(key)?.count ?? 0) + 1;
      failures.set(key, { count, retryAt: retryAt(count, clock()) });
    },
    done: (key) => void failures.delete(key),
    get size() {
      return failures.size;
    },
  };
}
