import { LRUCache } from "lru-cache";
import { normalizeEmail } from "@/core/identity.ts";
import { type Clock, systemClock } from "@/services/platform/clock.ts";

/** Failed sign-ins that an account or a client may have in one window. */
export interface SignInLimits {
  readonly perAccount: number;
  /** Higher: a whole office can share one address. */
  readonly perClient: number;
  /** For all clients together whose address is not known. */
  readonly perUnknownClient: number;
  readonly windowSeconds: number;
}

export const SIGN_IN_LIMITS: SignInLimits = {
  perAccount: 10,
  perClient: 100,
  perUnknownClient: 1000,
  windowSeconds: 300,
};

/** Counts sign-in attempts. */
export interface SignInLimit {
  /**
   * Counts an attempt before its password is looked at, so that attempts side by side count too.
   * @returns seconds to wait, or null when the attempt may go on
   */
  attempt(email: string, client: string | null): number | null;
  /** Takes a successful attempt back; the account starts from zero. */
  succeeded(email: string, client: string | null): void;
}

interface Count {
  failures: number;
  readonly since: number;
}

const UNKNOWN = "unknown";

/**
 * Limits sign-in attempts per account and per client. better-auth counts per address only, which
 * someone with many addresses walks around, and counts successes, which locks out an office at nine
 * in the morning. E-mails without an account are counted like others, so the limit tells nobody
 * which exist. It holds per instance (n instances allow n times as many) and remembers at most
 * 20,000 accounts and clients, the most recent ones.
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
    // The cache lets an entry live a moment longer; whoever waited as told is let through.
    return count && clock() - count.since < windowMilliseconds
      ? count
      : { failures: 0, since: clock() };
  };
  const secondsLeft = (count: Count) =>
    Math.max(1, Math.ceil((count.since + windowMilliseconds - clock()) / 1000));
  const add = (counts: LRUCache<string, Count>, key: string, count: Count) => {
    count.failures++;
    // The window runs from the first failure; a later one does not stretch it.
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

// E-mails have at most 254 characters; what is longer has no account and may share a count.
const keyOf = (email: string) => normalizeEmail(email.slice(0, 1_000)).slice(0, 254);
