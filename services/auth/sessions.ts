import { LRUCache } from "lru-cache";
import type { Kysely } from "kysely";
import { findPersonBySession } from "@/db/auth/people.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/services/platform/clock.ts";
import type { Person } from "./identity.ts";

/** Who a request's session cookie belongs to. */
export interface SignedIn {
  readonly person: Person | null;
  /**
   * `Set-Cookie` values to send with the answer: they keep the session rolling and the cookie's
   * cache fresh. An answer that leaves them out stays correct, the next request gets them again.
   */
  readonly setCookies: readonly string[];
}

/** The signed-in people of the last moments. */
export interface Sessions {
  read(headers: Headers): Promise<SignedIn>;
  /** The person's next request is looked up again: their sessions, role, agent or teams changed. */
  forget(userId: string): void;
  /** The same for whoever sent these headers. */
  forgetSender(headers: Headers): void;
}

export interface SessionsOptions {
  readonly db: Kysely<Schema>;
  /** The value of the session cookie, signature included, unverified. */
  readonly sessionCookie: (headers: Headers) => string | undefined;
  /** Verifies the session cookie; the id of its session, and the cookies to renew. */
  readonly verify: (headers: Headers) => Promise<{
    readonly sessionId: string | null;
    readonly setCookies: readonly string[];
  }>;
  readonly clock: Clock;
}

const TTL_MILLISECONDS = 10_000;
const MAX_SESSIONS = 10_000;

/**
 * Reads sessions in three steps, the cheap ones first:
 *
 * 1. seen within 10 s: the person from memory;
 * 2. the signed cookie, which vouches for the session for 5 minutes without a query;
 * 3. ONE query for what the cookie must not vouch for: whether the session still stands, and the
 *    person's role, agent and teams.
 *
 * So a sign-out, a new role or a lost team takes effect within 10 s on every instance, and at once
 * on the one that `forget` is called on.
 */
export function openSessions(options: SessionsOptions): Sessions {
  const people = new LRUCache<string, Person>({
    max: MAX_SESSIONS,
    ttl: TTL_MILLISECONDS,
    ttlResolution: 0,
    perf: { now: options.clock },
  });

  // Counts: what was looked up before somebody was forgotten is not remembered after.
  let forgets = 0;

  async function read(headers: Headers): Promise<SignedIn> {
    const cookie = options.sessionCookie(headers);
    if (cookie === undefined) return { person: null, setCookies: [] };
    // Only what was verified is kept, under the whole signed value.
    const known = people.get(cookie);
    if (known) return { person: known, setCookies: [] };

    const before = forgets;
    const { sessionId, setCookies } = await options.verify(headers);
    const record = sessionId
      ? await findPersonBySession(options.db, sessionId, new Date(options.clock()))
      : undefined;
    if (!record) return { person: null, setCookies };
    const person: Person = { kind: "person", ...record };
    if (before === forgets) people.set(cookie, person);
    return { person, setCookies };
  }

  function forget(userId: string): void {
    forgets++;
    for (const [cookie, person] of people.entries()) {
      if (person.userId === userId) people.delete(cookie);
    }
  }

  return {
    read,
    forget,
    forgetSender(headers) {
      forgets++;
      const cookie = options.sessionCookie(headers);
      const person = cookie === undefined ? undefined : people.peek(cookie);
      if (person) forget(person.userId);
    },
  };
}
