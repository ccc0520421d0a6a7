import { LRUCache } from "lru-cache";
import { normalizeEmail } from "@/core/identity.ts";
import type { Clock } from "@/core/clock.ts";
import { systemClock } from "@/services/platform/clock.ts";

/** How many failed sign-ins an account or a client may have in one window. */
export interface SignInLimits {
  readonly perAccount: number;
  /** Higher than for an account, because a whole office can share one address. */
  readonly perClient: number;
  /** For all clients with an unknown address together. */
  readonly perUnknownClient: number;
  readonly windowSeconds: number;
}

const SIGN_IN_LIMITS: SignInLimits = {
  perAccount: 10,
  perClient: 100,
  perUnknownClient: 1000,
  windowSeconds: 300,
};

/** Counts sign-in attempts. */
export interface SignInLimit {
  /**
   * Counts an attempt before its password is checked, so that parallel attempts count too.
   * @returns seconds to wait, or null when the attempt may go on
   */
  attempt(email: string, client: string | null): number | null;
  /** Removes a successful attempt from the counts; the account starts from zero again. */
  succeeded(email: string, client: string | null): void;
}

interface Count {
  failures: number;
  readonly since: number;
}

const UNKNOWN = "unknown";

/**
 * Limits sign-in attempts per account and per client. better-auth only counts per address, which an
 * attacker with many addresses evades, and it counts successes, which locks out an office where
 * everybody signs in at nine in the morning. E-mails without an account are counted like others, so
 * the limit does not reveal which accounts exist. The limit holds per instance (n instances allow n
 * times as many attempts), and an instance remembers the latest 20,000 accounts and clients.
 */
export function openSignInLimit(
  limits: SignInLimits = SIGN_IN_LIMITS,
  clock: Clock = systemClock,
): SignInLimit {
  const windowMilliseconds = limits.windowSeconds * 1000;
  const options = { max: 10_000, ttl: windowMilliseconds, ttlResolution: 0, perf: { now: clock } };
  const accounts = new LRUCache<string, Count>(options);
  const clients = new LRUCache<string, Count>(options);

  const read = (counts: LRUCache<string, Count>, key: string): Count => {
    const count = counts.get(key);
    // The cache keeps an entry slightly too long; a client that waited as long as it was told is
    // let through.
    return count && clock() - count.since < windowMilliseconds
      ? count
      : { failures: 0, since: clock() };
  };
  const secondsLeft = (count: Count) =>
    Math.max(1, Math.ceil((count.since + windowMilliseconds - clock()) / 1000));
  const add = (counts: LRUCache<string, Count>, key: string, count: Count) => {
    count.failures++;
    // The window starts at the first failure; later failures do not extend it.
    counts.set(key, count, { start: count.since });
  };

  return {
    attempt(email, client) {
      const accountKey = keyOf(email);
      const clientKey = client ?? UNKNOWN;
      const account = read(accounts, accountKey);
      const perClient = client === null ? limits.perUnknownClient : limits.perClient;
      const clientCount = read(clients, clientKey);
      if (account.failures >= limits.perAccount) return secondsLeft(account);
      if (clientCount.failures >= perClient) return secondsLeft(clientCount);
      add(accounts, accountKey, account);
      add(clients, clientKey, clientCount);
      return null;
    },
    succeeded(email, client) {
      accounts.delete(keyOf(email));
      const count = clients.get(client ?? UNKNOWN);
      if (count && count.failures > 0) count.failures--;
    },
  };
}

// E-mails have at most 254 characters. Longer texts have no account, so they may share a count.
const keyOf = (email: string) => normalizeEmail(email.slice(0, 1_000)).slice(0, 254);
