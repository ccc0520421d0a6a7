import type { Clock } from "@/core/clock.ts";
import { openWindowCounts } from "./window_counts.ts";

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
  const counts = openWindowCounts(limits.windowSeconds, clock);
  return {
    attempt(client) {
      const key = client ?? UNKNOWN;
      const count = counts.read(key);
      const max = client === null ? limits.perUnknownClient : limits.perClient;
      if (count.number >= max) return counts.secondsLeft(count);
      counts.add(key, count);
      return null;
    },
  };
}
