import { parseCookies } from "better-auth/cookies";
import type { Kysely } from "kysely";
import type { ProviderId, SignInProvider } from "@/core/single_sign_on/provider.ts";
import type { Clock } from "@/core/clock.ts";
import { listDemoPeople, recordTour } from "@/db/auth/people.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { systemClock } from "@/services/platform/clock.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import {
  createAccount,
  ensureFirstAdmin,
  type FirstAdmin,
  type HashPassword,
  type NewAccount,
} from "./accounts.ts";
import { CROSS_ORIGIN, retryAfterSeconds, setCookiesOf } from "./answers.ts";
import { DEACTIVATED } from "./deactivated.ts";
import { openBetterAuth } from "./better_auth.ts";
import { answerAuthRequest, postInside } from "./handler.ts";
import type { Person, Role } from "./identity.ts";
import { openSessions, type SignedIn } from "./sessions.ts";
import type { AcceptInvitation } from "./single_sign_on/admit.ts";
import { openSingleSignOn } from "./single_sign_on/mod.ts";
import type { Visit } from "./client_address.ts";
import { trustedOrigins } from "./same_origin.ts";
import { type SecondStep, type SecondStepResult, takeSecondStep } from "./second_step.ts";
import { openTwoFactor, type TwoFactor } from "./two_factor.ts";
import { openSealer } from "@/services/platform/sealed.ts";
import { openSignInLimit, type SignInLimits } from "./sign_in_limit.ts";

export type { FirstAdmin, NewAccount } from "./accounts.ts";
export type { SignedIn } from "./sessions.ts";
export type { TwoFactor, WithCookies } from "./two_factor.ts";

export interface AuthInput {
  readonly db: Kysely<Schema>;
  /** Signs the cookies. At least 32 characters, the same on every instance. See secret.ts. */
  readonly secret: string;
  /** LAUREL_PUBLIC_URL. Cookies are `Secure` when it is https. */
  readonly baseUrl?: string | undefined;
  readonly isDemo: boolean;
  /** The providers that people can sign in with; none by default. */
  readonly providers?: readonly SignInProvider[] | undefined;
  /** Accepts the open invitation of somebody who signs in with a provider; none by default. */
  readonly acceptInvitation?: AcceptInvitation | undefined;
  readonly log: AuthLog;
  /** Default `SIGN_IN_LIMITS`: 10 failures per account and 100 per client in 5 minutes. */
  readonly limits?: SignInLimits | undefined;
  /** The machine's clock by default. */
  readonly clock?: Clock | undefined;
  /** Called when what a person may do has changed on this instance; null: of everybody. */
  readonly onForget?: ((userId: string | null) => void) | undefined;
  /** Called with whether the cache knew a session. */
  readonly onSessionRead?: ((isHit: boolean) => void) | undefined;
}

/** Receives log messages. They never contain a password, cookie or key. */
export type AuthLog = (level: "error" | "warn" | "info" | "debug", message: string) => void;

export type SignInResult =
  | { readonly ok: true; /** The `Set-Cookie`s to answer with. */ readonly headers: Headers }
  /** The password is right; `takeSecondStep` needs the `Set-Cookie`s and a code. */
  | { readonly ok: false; readonly reason: "two_factor"; readonly headers: Headers }
  | { readonly ok: false; readonly reason: "invalid" | "cross_origin" | "deactivated" }
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
  /** The providers that people can sign in with, besides their password. */
  readonly providers: readonly { readonly id: ProviderId; readonly name: string }[];
  /** Answers everything under /api/auth/*. Bodies larger than 16 KiB get a 413. */
  handler(request: Request, peer?: string): Promise<Response>;
  /** Returns the person of the session cookie. Their role and teams are at most 10 s old. */
  person(request: Request): Promise<Person | null>;
  /**
   * Like `person`, with the cookies that renew the session. Pages use this, so that sessions roll
   * on.
   */
  session(request: Request): Promise<SignedIn>;
  /** Whether the browser keeps a session, valid or not: without a person, one that has ended. */
  hasCookie(request: Request): boolean;
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
  /** Finishes a sign-in that asks for a code after the password. */
  takeSecondStep(request: Request, step: SecondStep, peer?: string): Promise<SecondStepResult>;
  readonly twoFactor: TwoFactor;
  /** Hashes a password; slow on purpose. */
  readonly hashPassword: HashPassword;
  /** Whether a password is the one that was hashed; as slow. */
  verifyPassword(password: string, hash: string): Promise<boolean>;
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
  /** Stores that the person has seen or left the tour of the desk. */
  endTour(userId: string): Promise<void>;
  /** Drops a person from the cache. Call it when their role, agent or teams were changed. */
  forgetPerson(userId: string): void;
  /** Drops everybody from the cache. */
  forgetEverybody(): void;
}

/**
 * Sets up accounts and sessions on a migrated database. It opens no connection and needs no
 * closing.
 */
export function openAuth(input: AuthInput): Auth {
  const { db, secret, baseUrl, isDemo, providers = [], log, clock = systemClock } = input;
  const limit = openSignInLimit(input.limits, clock);
  const sealer = openSealer(secret);
  const betterAuth = openBetterAuth({ db, secret, baseUrl, isDemo, limit, log, clock, sealer });
  const { hashPassword } = betterAuth;
  const cookiePrefix = baseUrl?.startsWith("https://") ? "__Secure-" : "";
  const cookieName = `${cookiePrefix}laurel.session_token`;
  const sessionCookie = (headers: Headers) =>
    parseCookies(headers.get("cookie") ?? "").get(cookieName);
  const sessions = openSessions({
    db,
    clock,
    sessionCookie,
    verify: betterAuth.verify,
    onForget: (userId) => input.onForget?.(userId),
    onRead: input.onSessionRead,
  });
  const singleSignOn = openSingleSignOn({
    db,
    clock,
    secret,
    baseUrl,
    providers,
    acceptInvitation: input.acceptInvitation,
    log,
    signInAs: betterAuth.signInAs,
    onRoleChanged: (userId) => sessions.forget(userId),
  });
  const twoFactor = openTwoFactor({
    db,
    clock,
    sealer,
    limit,
    cookiePrefix,
    // The API has checked that no other site asks.
    post: (path, body, from) => postInside(betterAuth, path, body, asOwnPage(from, baseUrl)),
    onChanged: (userId) => sessions.forget(userId),
  });
  const secondStep = {
    twoFactor,
    limit,
    post: (path: string, body: unknown, from: Visit) => postInside(betterAuth, path, body, from),
  };
  const handler: Auth["handler"] = (request, peer) =>
    answerAuthRequest({ betterAuth, sessions, baseUrl, log, singleSignOn }, request, peer);
  return {
    providers: providers.map(({ id, name }) => ({ id, name })),
    handler,
    person: async (request) => (await sessions.read(request.headers)).person,
    session: (request) => sessions.read(request.headers),
    hasCookie: (request) => sessionCookie(request.headers) !== undefined,
    signIn: async (request, { email, password }, peer) =>
      await toSignInResult(
        await post(handler, request, "/sign-in/email", { email, password }, peer),
      ),
    signOut: async (request) => await toSignOut(await post(handler, request, "/sign-out", {})),
    takeSecondStep: (request, step, peer) => takeSecondStep(secondStep, step, { request, peer }),
    twoFactor,
    hashPassword,
    verifyPassword: betterAuth.verifyPassword,
    async createPerson(account) {
      if (account.isDemo && !isDemo) {
        throw new Error(`${account.email}: demo accounts are made only when LAUREL_DEMO is 1`);
      }
      return await createAccount(db, hashPassword, account);
    },
    ensureFirstAdmin: ({ admin }) => ensureFirstAdmin(db, hashPassword, admin),
    async demoAccounts() {
      if (!isDemo) return [];
      const people = await listDemoPeople(db);
      return people.map(({ email, name, role, agent }) => ({ email, name, role, agent }));
    },
    async signInDemo(request, email, peer) {
      if (!isDemo) return { ok: false, reason: "invalid" };
      return await toSignInResult(await post(handler, request, "/sign-in/demo", { email }, peer));
    },
    async endTour(userId) {
      await recordTour(db, userId, new Date(clock()));
      sessions.forget(userId);
    },
    forgetPerson: (userId) => sessions.forget(userId),
    forgetEverybody: () => sessions.forgetAll(),
  };
}

/** Adds the Origin header that browsers may leave out, because better-auth demands it. */
function asOwnPage({ request, peer }: Visit, publicUrl: string | undefined): Visit {
  const headers = new Headers(request.headers);
  headers.set("origin", trustedOrigins(request, publicUrl)[0]!);
  return { request: new Request(request.url, { headers }), peer };
}

/**
 * Posts to better-auth on behalf of a request, with the same cookies, origin and client address.
 */
async function post(
  handler: Auth["handler"],
  request: Request,
  path: string,
  body: unknown,
  peer?: string,
): Promise<Response> {
  const headers = new Headers(request.headers);
  for (const name of ["content-length", "transfer-encoding"]) headers.delete(name);
  headers.set("content-type", "application/json");
  const url = new URL(`/api/auth${path}`, request.url);
  const own = new Request(url, { method: "POST", headers, body: JSON.stringify(body) });
  return await handler(own, peer);
}

/** Returns the cookies that end the session. @throws {ProblemError} `cross_origin` */
async function toSignOut(response: Response): Promise<Headers> {
  await response.body?.cancel();
  if (response.status === 403) throw new ProblemError(CROSS_ORIGIN);
  if (!response.ok) throw new Error(`sign-out failed: better-auth answered ${response.status}`);
  return setCookiesOf(response);
}

/**
 * Turns an answer of better-auth into a result.
 * @throws {Error} when sign-in neither succeeded nor was refused (the database is down)
 */
async function toSignInResult(response: Response): Promise<SignInResult> {
  const { code, twoFactorRedirect } = await response.json() as {
    readonly code?: string;
    readonly twoFactorRedirect?: boolean;
  };
  if (response.ok && twoFactorRedirect) {
    return { ok: false, reason: "two_factor", headers: setCookiesOf(response) };
  }
  if (response.ok) return { ok: true, headers: setCookiesOf(response) };
  if (response.status === 429) {
    const retryAfter = retryAfterSeconds(response.headers) ?? 1;
    return { ok: false, reason: "rate_limited", retryAfter };
  }
  if (code === DEACTIVATED.code) return { ok: false, reason: "deactivated" };
  if (response.status === 403) return { ok: false, reason: "cross_origin" };
  if (response.status >= 500) throw new Error(`sign-in failed with status ${response.status}`);
  return { ok: false, reason: "invalid" };
}
