import type { BetterAuthOptions, BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import type { Kysely } from "kysely";
import { normalizeEmail } from "@/core/identity.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { trustedOrigins } from "./same_origin.ts";
import type { SignInLimit } from "./sign_in_limit.ts";

/**
 * Carries the client's address to better-auth. Only Laurel sets it: a value that a client sends is
 * dropped.
 */
export const CLIENT_HEADER = "x-laurel-client";

const DAY_SECONDS = 24 * 60 * 60;

const timestamps = { createdAt: "created_at", updatedAt: "updated_at" };

/** better-auth's tables under Laurel's names; the migration `accounts` creates them. */
const tables = {
  user: {
    modelName: "users",
    fields: { emailVerified: "email_verified", ...timestamps },
    additionalFields: {
      // input: false, so nobody can set them through better-auth. returned: false, so they are
      // neither in its answers nor in the session cookie, where they could be five minutes old; see
      // sessions.ts.
      role: { type: "string", defaultValue: "agent", input: false, returned: false },
      agentId: {
        type: "number",
        fieldName: "agent_id",
        required: false,
        unique: true,
        input: false,
        returned: false,
      },
      isDemo: {
        type: "boolean",
        fieldName: "is_demo",
        defaultValue: false,
        input: false,
        returned: false,
      },
    },
  },
  session: {
    modelName: "sessions",
    fields: {
      userId: "user_id",
      expiresAt: "expires_at",
      ipAddress: "ip_address",
      userAgent: "user_agent",
      ...timestamps,
    },
  },
  account: {
    modelName: "accounts",
    fields: {
      userId: "user_id",
      accountId: "account_id",
      providerId: "provider_id",
      accessToken: "access_token",
      refreshToken: "refresh_token",
      idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at",
      refreshTokenExpiresAt: "refresh_token_expires_at",
      ...timestamps,
    },
  },
  verification: {
    modelName: "verifications",
    fields: { expiresAt: "expires_at", ...timestamps },
  },
} as const satisfies Pick<BetterAuthOptions, "user" | "session" | "account" | "verification">;

export interface AuthOptionsInput {
  readonly db: Kysely<Schema>;
  readonly secret: string;
  readonly baseUrl: string | undefined;
  readonly limit: SignInLimit;
  readonly plugins: BetterAuthPlugin[];
  readonly log: (level: "error" | "warn" | "info" | "debug", message: string) => void;
  /** Throws when a session must not start. */
  readonly beforeSession: (session: { userId: string }) => Promise<void>;
  readonly onSession: (session: { userId: string }) => Promise<void>;
}

/**
 * Returns the options of better-auth. Every option that matters and that better-auth would
 * otherwise read from the environment (NODE_ENV, TEST, BASE_URL, BETTER_AUTH_…) is set here, so
 * that it behaves the same everywhere.
 */
export function authOptions(input: AuthOptionsInput) {
  const { baseUrl, limit } = input;
  return {
    appName: "Laurel",
    // deno-lint-ignore no-explicit-any -- better-auth has types of its own for the schema
    database: { db: input.db as Kysely<any>, type: "postgres" },
    // Set both, because better-auth reads a missing one from BETTER_AUTH_SECRET or
    // BETTER_AUTH_SECRETS.
    secret: input.secret,
    secrets: [{ version: 1, value: input.secret }],
    // Used only in links that better-auth generates, which Laurel does not send. Without a base
    // URL, better-auth would take one from BASE_URL or from the Host header, so a host name that
    // cannot exist is set instead.
    baseURL: baseUrl ? new URL(baseUrl).origin : "http://laurel.invalid",
    basePath: "/api/auth",
    trustedOrigins: (request) => request ? trustedOrigins(request, baseUrl) : [],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
    },
    ...tables,
    session: {
      ...tables.session,
      // Rolling: once a day, a session in use is extended to seven days again.
      expiresIn: 7 * DAY_SECONDS,
      updateAge: DAY_SECONDS,
      cookieCache: { enabled: true, maxAge: 5 * 60 },
    },
    rateLimit: {
      enabled: true,
      storage: "memory",
      // Sign-in and its second step have a limit of their own, which also counts per account. Reading a session
      // needs none.
      customRules: {
        "/sign-in/*": false,
        "/two-factor/*": false,
        "/get-session": false,
        "/sign-out": false,
      },
    },
    advanced: {
      cookiePrefix: "laurel",
      useSecureCookies: baseUrl?.startsWith("https://") ?? false,
      disableOriginCheck: false,
      disableCSRFCheck: false,
      // Laurel migrates when it starts, and a test compares the tables.
      database: { validateSchema: false },
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
    },
    hooks: signInHooks(limit),
    databaseHooks: {
      session: {
        create: {
          before: (session) => input.beforeSession(session),
          after: (session) => input.onSession(session),
        },
      },
    },
    plugins: input.plugins,
    telemetry: { enabled: false },
    logger: errorLogger(input.log),
    // Otherwise better-auth's router prints database errors with the query's parameters, which
    // include session tokens.
    onAPIError: { throw: true },
  } satisfies BetterAuthOptions;
}

/** Counts the attempts to sign in, and refuses them when there are too many. */
function signInHooks(limit: SignInLimit) {
  return {
    before: createAuthMiddleware(async (ctx) => {
      const email = attemptedEmail(ctx);
      if (email === null) return undefined;
      const wait = limit.attempt(email, ctx.headers?.get(CLIENT_HEADER) ?? null);
      if (wait === null) {
        // better-auth continues with the normalized address.
        const body = { ...ctx.body as Record<string, unknown>, email };
        return await Promise.resolve({ context: { ...ctx, body } });
      }
      throw new APIError(
        "TOO_MANY_REQUESTS",
        { code: "TOO_MANY_SIGN_INS", message: `Too many tries. Try again in ${wait} seconds.` },
        { "Retry-After": String(wait) },
      );
    }),
    after: createAuthMiddleware((ctx) => {
      const email = attemptedEmail(ctx);
      if (email !== null && ctx.context.newSession) {
        limit.succeeded(email, ctx.headers?.get(CLIENT_HEADER) ?? null);
      }
      return Promise.resolve();
    }),
  } satisfies BetterAuthOptions["hooks"];
}

/**
 * Passes on the messages of errors only: other arguments contain what a client sent. better-auth
 * logs a wrong password as a warning, and somebody who guesses passwords must not fill the log.
 */
function errorLogger(log: AuthOptionsInput["log"]) {
  return {
    level: "error",
    log: (level, message, ...details) => {
      const errors = details.filter((detail) => detail instanceof Error);
      log(level, ["better-auth", message, ...errors.map((e) => e.message)].join(": "));
    },
  } satisfies BetterAuthOptions["logger"];
}

// Returns the normalized e-mail. The hook sees the body before better-auth checks its shape.
function attemptedEmail(ctx: { path?: string; body?: unknown }): string | null {
  if (ctx.path !== "/sign-in/email") return null;
  const email = (ctx.body as { email?: unknown } | undefined)?.email;
  return typeof email === "string" ? normalizeEmail(email) : "";
}
