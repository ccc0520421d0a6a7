import { LRUCache } from "lru-cache";
import type { Clock } from "@/core/clock.ts";

/** How many attempts a client may make in one window. */
export interface ClientLimits {
  readonly perClient: number;
  /** For all clients with an unknown address together. */
  readonly perUnknownClient: number;
  readonly windowSeconds: number;
}

/** Counts attempts by the client's address. */
export interface ClientLimit {
  /**
   * Counts an attempt.
   * @returns seconds to wait, or null when the attempt may go on
   */
  attempt(client: string | null): number | null;
}

const UNKNOWN = "unknown";

/**
 * Limits attempts per client, for what needs no account. The limit holds per instance, which
 * remembers the latest 10,000 clients.
 */
export function openClientLimit(limits: ClientLimits, clock: Clock): ClientLimit {
  const windowMilliseconds = limits.windowSeconds * 1000;
  const counts = new LRUCache<string, { attempts: number; readonly since: number }>({
    max: 10_000,
    ttl: windowMilliseconds,
    ttlResolution: 0,
    perf: { now: clock },
  });
  return {
    attempt(client) {
      const key = client ?? UNKNOWN;
      const known = counts.get(key);
      const isOver = !known || clock() - known.since >= windowMilliseconds;
      const count = isOver ? { attempts: 0, since: clock() } : known;
      const max = client === null ? limits.perUnknownClient : limits.perClient;
      if (count.attempts >= max) {
        return Math.max(1, Math.ceil((count.since + windowMilliseconds - clock()) / 1000));
      }
      count.attempts++;
      counts.set(key, count, { start: count.since });
      return null;
    },
  };
}
