import { normalizeEmail } from "@/core/identity.ts";
import type { Clock } from "@/core/clock.ts";
import { systemClock } from "@/services/platform/clock.ts";
import { openWindowCounts } from "./window_counts.ts";

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
  const accounts = openWindowCounts(limits.windowSeconds, clock);
  const clients = openWindowCounts(limits.windowSeconds, clock);
  return {
    attempt(email, client) {
      const accountKey = keyOf(email);
      const clientKey = client ?? UNKNOWN;
      const account = accounts.read(accountKey);
      const perClient = client === null ? limits.perUnknownClient : limits.perClient;
      const clientCount = clients.read(clientKey);
      if (account.number >= limits.perAccount) return accounts.secondsLeft(account);
      if (clientCount.number >= perClient) return clients.secondsLeft(clientCount);
      accounts.add(accountKey, account);
      clients.add(clientKey, clientCount);
      return null;
    },
    succeeded(email, client) {
      accounts.forget(keyOf(email));
      clients.subtract(client ?? UNKNOWN);
    },
  };
}

// E-mails have at most 254 characters. Longer texts have no account, so they may share a count.
const keyOf = (email: string) => normalizeEmail(email.slice(0, 1_000)).slice(0, 254);
