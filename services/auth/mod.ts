import { betterAuth, type BetterAuthPlugin } from "better-auth";
import { parseCookies } from "better-auth/cookies";
import type { Kysely } from "kysely";
import { findDemoUserId, listDemoPeople, recordSignIn, trimSessions } from "@/db/auth/people.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/core/clock.ts";
import { systemClock } from "@/services/platform/clock.ts";
import type { Person, Role } from "./identity.ts";
import { readLimitedBody } from "@/services/content/read_body.ts";
import { problemResponse } from "@/services/problems/answer.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { createAccount, ensureFirstAdmin, type FirstAdmin, type NewAccount } from "./accounts.ts";
import { NOT_FOUND, retryAfterSeconds, toContract } from "./answers.ts";
import { clientAddress } from "./client_address.ts";
import { demoSignIn } from "./demo_sign_in.ts";
import { holdsNul } from "./holds_nul.ts";
import { isEndpoint } from "./endpoints.ts";
import { authOptions, CLIENT_HEADER } from "./options.ts";
import { isCrossOrigin } from "./same_origin.ts";
import { openSessions, type SignedIn } from "./sessions.ts";
import { openSignInLimit, type SignInLimits } from "./sign_in_limit.ts";

export type { FirstAdmin, NewAccount } from "./accounts.ts";
export type { SignedIn } from "./sessions.ts";

export interface AuthInput {
  readonly db: Kysely<Schema>;
  /** Signs the cookies. At least 32 characters, the same on every instance. See secret.ts. */
  readonly secret: string;
  /** LAUREL_PUBLIC_URL. Cookies are `Secure` when it is https. */
  readonly baseUrl?: string | undefined;
  readonly isDemo: boolean;
  readonly log: AuthLog;
  /** Default `SIGN_IN_LIMITS`: 10 failures per account and 100 per client in 5 minutes. */
  readonly limits?: SignInLimits | undefined;
  /** The machine's clock by default. */
  readonly clock?: Clock | undefined;
}

/** Receives log messages. They never contain a password, cookie or key. */
export type AuthLog = (level: "error" | "warn" | "info" | "debug", message: string) => void;

export type SignInResult =
  | { readonly ok: true; /** The `Set-Cookie`s to answer with. */ readonly headers: Headers }
  | { readonly ok: false; readonly reason: "invalid" | "cross_origin" }
  | { readonly ok: false; readonly reason: "rate_limited"; readonly retryAfter: number };

export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly agent: string | null;
}

/**
 * Manages accounts and sessions. A parameter `peer` is the address of the connection's other end.
 * Without it, clients are told apart only by `X-Forwarded-For`.
 */
export interface Auth {
  /** Answers everything under /api/auth/*. Bodies larger than 16 KiB get a 413. */
  handler(request: Request, peer?: string): Promise<Response>;
  /** Returns the person of the session cookie. Their role and teams are at most 10 s old. */
  person(request: Request): Promise<Person | null>;
  /**
   * Like `person`, with the cookies that renew the session. Pages use this, so that sessions roll
   * on.
   */
  session(request: Request): Promise<SignedIn>;
  signIn(
    request: Request,
    credentials: { readonly email: string; readonly password: string },
    peer?: string,
  ): Promise<SignInResult>;
  /**
   * Ends the session.
   * @throws {ProblemError} `cross_origin` when a page of another site makes the request
   */
  signOut(request: Request): Promise<Headers>;
  /** Creates an account. @throws {ProblemError} see accounts.ts */
  createPerson(account: NewAccount): Promise<{ userId: string }>;
  ensureFirstAdmin(options: {
    readonly admin?: { readonly email: string; readonly password: string } | undefined;
  }): Promise<FirstAdmin | null>;
  /** Lists the demo accounts; none unless Laurel runs as a demo. */
  demoAccounts(): Promise<DemoAccount[]>;
  /**
   * Signs in with one click. Refused (`invalid`) for other accounts, and always unless Laurel runs
   * as a demo.
   */
  signInDemo(request: Request, email: string, peer?: string): Promise<SignInResult>;
  /** Drops a person from the cache. Call it when their role, agent or teams were changed. */
  forgetPerson(userId: string): void;
}

const MAX_BODY_BYTES = 16 * 1024;
const BODY_LIMIT = {
  maxBytes: MAX_BODY_BYTES,
  detail: `A request to /api/auth has at most ${MAX_BODY_BYTES} bytes.`,
};
/** The maximum number of sessions per person. When there are more, the oldest one ends. */
const MAX_SESSIONS_PER_PERSON = 20;

/**
 * Sets up accounts and sessions on a migrated database. It opens no connection and needs no
 * closing.
 */
export function openAuth(input: AuthInput): Auth {
  const { db, baseUrl, log, clock = systemClock } = input;
  const plugins: BetterAuthPlugin[] = input.isDemo
    ? [demoSignIn((email) => findDemoUserId(db, email))]
    : [];
  const limit = openSignInLimit(input.limits, clock);
  const options = authOptions({
    db,
    secret: input.secret,
    baseUrl,
    limit,
    plugins,
    log,
    async onSession({ userId }) {
      try {
        const now = new Date(clock());
        await recordSignIn(db, userId, now);
        await trimSessions(db, userId, MAX_SESSIONS_PER_PERSON, now);
      } catch (error) {
        // The person is signed in, so a failure to store the time of the sign-in is only logged.
        log("error", `the sign-in of ${userId} could not be noted: ${String(error)}`);
      }
    },
  });
  const auth = betterAuth(options);
  const hashPassword = async (password: string) => (await auth.$context).password.hash(password);

  const cookieName = `${baseUrl?.startsWith("https://") ? "__Secure-" : ""}laurel.session_token`;
  const sessions = openSessions({
    db,
    clock,
    sessionCookie: (headers) => parseCookies(headers.get("cookie") ?? "").get(cookieName),
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
  });

  async function handler(request: Request, peer?: string): Promise<Response> {
    if (!isEndpoint(request.url)) return problemResponse(NOT_FOUND);
    if (isCrossOrigin(request, baseUrl)) return problemResponse(CROSS_ORIGIN);
    let body: Uint8Array<ArrayBuffer> | null;
    try {
      const { bytes } = await readLimitedBody(request, BODY_LIMIT);
      body = bytes.length === 0 ? null : new Uint8Array(bytes);
    } catch (error) {
      if (error instanceof ProblemError) return problemResponse(error.problem);
      throw error;
    }
    if (holdsNul(request.url, body)) return problemResponse(NUL_CHARACTER);
    const headers = new Headers(request.headers);
    for (const name of ["content-encoding", "content-length"]) headers.delete(name);
    const client = clientAddress(headers, peer);
    headers.delete(CLIENT_HEADER);
    if (client) headers.set(CLIENT_HEADER, client);
    const { method, url } = request;
    let response: Response;
    try {
      response = await auth.handler(new Request(url, { method, headers, body }));
    } catch (error) {
      // Log only the message: a database error also holds the query's parameters.
      log("error", `better-auth: ${error instanceof Error ? error.message : "unknown error"}`);
      return problemResponse(INTERNAL_ERROR);
    }
    // A sign-out, a revoked session or a new password can end sessions.
    if (method !== "GET") sessions.forgetSender(headers);
    return await toContract(response);
  }

  /**
   * Posts to better-auth on behalf of a request, with the same cookies, origin and client address.
   */
  function post(request: Request, path: string, body: unknown, peer?: string): Promise<Response> {
    const headers = new Headers(request.headers);
    for (const name of ["content-length", "transfer-encoding"]) headers.delete(name);
    headers.set("content-type", "application/json");
    const url = new URL(`/api/auth${path}`, request.url);
    return handler(
      new Request(url, { method: "POST", headers, body: JSON.stringify(body) }),
      peer,
    );
  }

  async function signInAt(path: string, request: Request, body: unknown, peer?: string) {
    const response = await post(request, path, body, peer);
    await response.body?.cancel();
    return toSignInResult(response);
  }

  return {
    handler,
    person: async (request) => (await sessions.read(request.headers)).person,
    session: (request) => sessions.read(request.headers),
    signIn: (request, { email, password }, peer) =>
      signInAt("/sign-in/email", request, { email, password }, peer),
    async signOut(request) {
      const response = await post(request, "/sign-out", {});
      await response.body?.cancel();
      if (response.status === 403) throw new ProblemError(CROSS_ORIGIN);
      if (!response.ok) throw new Error(`sign-out failed: better-auth answered ${response.status}`);
      return cookiesOf(response);
    },
    async createPerson(account) {
      if (account.isDemo && !input.isDemo) {
        throw new Error(`${account.email}: demo accounts are made only when LAUREL_DEMO is 1`);
      }
      return await createAccount(db, hashPassword, account);
    },
    ensureFirstAdmin: ({ admin }) => ensureFirstAdmin(db, hashPassword, admin),
    async demoAccounts() {
      if (!input.isDemo) return [];
      const people = await listDemoPeople(db);
      return people.map(({ email, name, role, agent }) => ({ email, name, role, agent }));
    },
    async signInDemo(request, email, peer) {
      if (!input.isDemo) return { ok: false, reason: "invalid" };
      return await signInAt("/sign-in/demo", request, { email }, peer);
    },
    forgetPerson: (userId) => sessions.forget(userId),
  };
}

const CROSS_ORIGIN = {
  status: 403,
  code: "cross_origin",
  title: "Refused: another site asked for this",
  detail: "The Origin header does not name this server. Behind a proxy, set LAUREL_PUBLIC_URL to " +
    "the address people use.",
} as const;

const NUL_CHARACTER = {
  status: 400,
  code: "validation_failed",
  title: "The request is not valid",
  detail: "The request holds a NUL character. Leave it out.",
} as const;

const INTERNAL_ERROR = {
  status: 500,
  code: "internal_error",
  title: "Something went wrong here",
  detail: "The request could not be carried out; try again later.",
} as const;

function cookiesOf(response: Response): Headers {
  const headers = new Headers();
  for (const cookie of response.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
  return headers;
}

/**
 * Turns an answer of better-auth into a result.
 * @throws {Error} when sign-in neither succeeded nor was refused (the database is down)
 */
function toSignInResult(response: Response): SignInResult {
  if (response.ok) return { ok: true, headers: cookiesOf(response) };
  if (response.status === 429) {
    const retryAfter = retryAfterSeconds(response.headers) ?? 1;
    return { ok: false, reason: "rate_limited", retryAfter };
  }
  if (response.status === 403) return { ok: false, reason: "cross_origin" };
  if (response.status >= 500) throw new Error(`sign-in failed with status ${response.status}`);
  return { ok: false, reason: "invalid" };
}
