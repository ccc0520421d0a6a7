import { betterAuth, type BetterAuthPlugin } from "better-auth";
import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import { findDemoUserId, isDeactivated, recordSignIn, trimSessions } from "@/db/auth/people.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { HashPassword } from "./accounts.ts";
import { activeOnly } from "./active_only.ts";
import { demoSignIn } from "./demo_sign_in.ts";
import { authOptions, type AuthOptionsInput } from "./options.ts";

export interface BetterAuthInput {
  readonly db: Kysely<Schema>;
  readonly secret: string;
  readonly baseUrl: string | undefined;
  readonly isDemo: boolean;
  readonly limit: AuthOptionsInput["limit"];
  readonly log: AuthOptionsInput["log"];
  readonly clock: Clock;
}

/** better-auth, set up for Laurel's accounts. */
export interface BetterAuth {
  /** Answers a request to /api/auth/*. */
  handle(request: Request): Promise<Response>;
  readonly hashPassword: HashPassword;
  verifyPassword(password: string, hash: string): Promise<boolean>;
  /** Verifies the session cookie; see `SessionsOptions`. */
  verify(headers: Headers): Promise<{
    readonly sessionId: string | null;
    readonly setCookies: readonly string[];
  }>;
}

/** The maximum number of sessions per person. When there are more, the oldest one ends. */
const MAX_SESSIONS_PER_PERSON = 20;

/** Sets up better-auth on a migrated database. */
export function openBetterAuth(input: BetterAuthInput): BetterAuth {
  const { db, secret, baseUrl, limit, log } = input;
  const plugins: BetterAuthPlugin[] = [activeOnly((userId) => isDeactivated(db, userId))];
  if (input.isDemo) plugins.push(demoSignIn((email) => findDemoUserId(db, email)));
  const onSession = ({ userId }: { userId: string }) => noteSignIn(input, userId);
  const auth = betterAuth(authOptions({ db, secret, baseUrl, limit, plugins, log, onSession }));
  return {
    handle: (request) => auth.handler(request),
    hashPassword: async (password) => (await auth.$context).password.hash(password),
    verifyPassword: async (password, hash) =>
      (await auth.$context).password.verify({ password, hash }),
    async verify(headers) {
      // Call better-auth through its handler, which gives its helpers the context of this request.
      // A direct call of its API sometimes ran in the context of an earlier request.
      const cookie = headers.get("cookie") ?? "";
      const url = "http://laurel.invalid/api/auth/get-session";
      const response = await auth.handler(new Request(url, { headers: { cookie } }));
      if (!response.ok) throw new Error(`no session could be read: status ${response.status}`);
      const found = await response.json() as { session: { id: string } } | null;
      return {
        sessionId: found?.session.id ?? null,
        setCookies: response.headers.getSetCookie(),
      };
    },
  };
}

async function noteSignIn({ db, clock, log }: BetterAuthInput, userId: string): Promise<void> {
  try {
    const now = new Date(clock());
    await recordSignIn(db, userId, now);
    await trimSessions(db, userId, MAX_SESSIONS_PER_PERSON, now);
  } catch (error) {
    // The person is signed in, so a failure to store the time of the sign-in is only logged.
    log("error", `the sign-in of ${userId} could not be noted: ${String(error)}`);
  }
}
