import { LRUCache } from "lru-cache";
import type { Kysely } from "kysely";
import { findPersonBySession } from "@/db/auth/people.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/core/clock.ts";
import type { Person } from "./identity.ts";

/** The person whose session cookie a request carries. */
export interface SignedIn {
  readonly person: Person | null;
  /**
   * `Set-Cookie` values to send with the answer: they renew the session and the data that the
   * cookie caches. Leaving them out is safe: the next request gets them again.
   */
  readonly setCookies: readonly string[];
}

/** A cache of the people who are signed in. */
export interface Sessions {
  read(headers: Headers): Promise<SignedIn>;
  /** Removes a person from the cache, because their sessions, role, agent or teams changed. */
  forget(userId: string): void;
  /** Removes everybody from the cache. */
  forgetAll(): void;
  /** Does the same for the person who sent these headers. */
  forgetSender(headers: Headers): void;
}

export interface SessionsOptions {
  readonly db: Kysely<Schema>;
  /** Returns the value of the session cookie with its signature, unverified. */
  readonly sessionCookie: (headers: Headers) => string | undefined;
  /** Verifies the session cookie. Returns the id of its session and the cookies that renew it. */
  readonly verify: (headers: Headers) => Promise<{
    readonly sessionId: string | null;
    readonly setCookies: readonly string[];
  }>;
  readonly clock: Clock;
  /** Called when a person was removed from the cache; null: everybody. */
  readonly onForget: (userId: string | null) => void;
  /** Called with whether the cache knew a session. */
  readonly onRead?: ((isHit: boolean) => void) | undefined;
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

  // Counts calls of `forget`, so that a lookup that was running during one is not cached.
  let forgets = 0;

  async function read(headers: Headers): Promise<SignedIn> {
    const cookie = options.sessionCookie(headers);
    if (cookie === undefined) return { person: null, setCookies: [] };
    // Only verified cookies are cached, under the whole signed value.
    const known = people.get(cookie);
    options.onRead?.(known !== undefined);
    if (known) return { person: known, setCookies: [] };

    const before = forgets;
    const { sessionId, setCookies } = await options.verify(headers);
    const record = sessionId
      ? await findPersonBySession(options.db, sessionId, new Date(options.clock()))
      : undefined;
    if (!record) return { person: null, setCookies };
    const person: Person = { kind: "person", sessionId: sessionId!, ...record };
    if (before === forgets) people.set(cookie, person);
    return { person, setCookies };
  }

  function forget(userId: string): void {
    forgets++;
    for (const [cookie, person] of people.entries()) {
      if (person.userId === userId) people.delete(cookie);
    }
    options.onForget(userId);
  }

  return {
    read,
    forget,
    forgetAll() {
      forgets++;
      people.clear();
      options.onForget(null);
    },
    forgetSender(headers) {
      forgets++;
      const cookie = options.sessionCookie(headers);
      const person = cookie === undefined ? undefined : people.peek(cookie);
      if (person) forget(person.userId);
    },
  };
}
