import { Buffer } from "node:buffer";
import { createECDH } from "node:crypto";
import { z } from "zod";
import { normalizeEmail } from "./core/identity.ts";
import { describeIssue } from "./core/problems/issue_words.ts";
import { PUSH_VARIABLES, type PushKeys, pushVariables } from "./core/push/environment.ts";
import { findMisfits, readProviders, signInVariables } from "./core/single_sign_on/environment.ts";
import type { SignInProvider } from "./core/single_sign_on/provider.ts";
import type { RankStyle } from "@/core/leaderboards/kinds.ts";
import { canonicalTimeZone, timeZoneAdvice } from "./core/calendars/time_zone.ts";

const text = z.string().trim().min(1);
// z.url alone takes "localhost:8000" for an address of the scheme "localhost".
const url = z.url({ protocol: /^https?$/, error: "must be an http:// or https:// address" });
const readable = (address: string) => URL.canParse(address);

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8000),
  HOST: text.default("0.0.0.0"),
  DATABASE_URL: text.regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .refine(readable, "is no address that can be read").optional(),
  REDIS_URL: text.regex(/^rediss?:\/\//, "must begin with redis:// or rediss://")
    .refine(readable, "is no address that can be read").optional(),
  UPSTASH_REDIS_REST_URL: url.optional(),
  UPSTASH_REDIS_REST_TOKEN: text.optional(),
  LAUREL_DATA_DIR: text.default(".data"),
  LAUREL_SECRET: text.min(32, "must have at least 32 characters").optional(),
  // Paths are put behind it everywhere.
  LAUREL_PUBLIC_URL: url.transform((address) => address.replace(/\/+$/, "")).optional(),
  LAUREL_TIMEZONE: text.default("UTC").transform((name, context) => {
    const zone = canonicalTimeZone(name);
    if (zone !== undefined) return zone;
    context.addIssue({ code: "custom", message: timeZoneAdvice(name) });
    return z.NEVER;
  }),
  SMTP_URL: text.regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .refine(readable, "is no address that can be read").optional(),
  LAUREL_MAIL_FROM: text.regex(
    /^([^<>@]*<)?[^\s<>@]+@[^\s<>@]+>?$/,
    "must be an e-mail address, or a name with one: Laurel <laurel@example.com>",
  ).optional(),
  LAUREL_ADMIN_EMAIL: z.string().overwrite(normalizeEmail).pipe(z.email()).optional(),
  LAUREL_ADMIN_PASSWORD: z.string().min(8, "must have at least 8 characters").optional(),
  LAUREL_BOOTSTRAP_KEY: text.min(16, "must have at least 16 characters").optional(),
  LAUREL_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
  LAUREL_DATABASE_CONNECTIONS: z.coerce.number().int().min(3).max(1000).default(10),
  LAUREL_BOARD_RANKS: z.enum(["standard", "dense"]).default("standard"),
  LAUREL_DEMO: z.enum(["0", "1"]).default("0"),
  LAUREL_WEBHOOKS_ALLOW_PRIVATE: z.enum(["0", "1"]).default("0"),
  ...pushVariables,
  ...signInVariables,
}).superRefine((env, context) => {
  const pairs = [
    ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"],
    ["LAUREL_ADMIN_EMAIL", "LAUREL_ADMIN_PASSWORD"],
  ] as const;
  for (const [a, b] of pairs) {
    if ((env[a] === undefined) === (env[b] === undefined)) continue;
    const missing = env[a] === undefined ? a : b;
    context.addIssue({ code: "custom", path: [missing], message: `${a} and ${b} go together` });
  }
  if (env.REDIS_URL && env.UPSTASH_REDIS_REST_URL) {
    context.addIssue({
      code: "custom",
      path: ["REDIS_URL"],
      message: "set REDIS_URL or UPSTASH_REDIS_REST_URL, not both",
    });
  }
  for (const { name, message } of [...findPushMisfits(env), ...findMisfits(env)]) {
    context.addIssue({ code: "custom", path: [name], message });
  }
});

type PushEnvironment = Readonly<Partial<Record<typeof PUSH_VARIABLES[number], string | undefined>>>;

/** Returns what is missing of the variables of Web Push, and whether the keys are no pair. */
function findPushMisfits(
  env: PushEnvironment,
): { readonly name: string; readonly message: string }[] {
  const missing = PUSH_VARIABLES.filter((name) => env[name] === undefined);
  if (missing.length > 0) {
    const message = `${PUSH_VARIABLES.join(", ")} go together; \`deno task vapid\` makes them`;
    return missing.length === PUSH_VARIABLES.length
      ? []
      : missing.map((name) => ({ name, message }));
  }
  const pair = createECDH("prime256v1");
  try {
    pair.setPrivateKey(Buffer.from(env.LAUREL_VAPID_PRIVATE_KEY!, "base64url"));
    const publicKey = Buffer.from(env.LAUREL_VAPID_PUBLIC_KEY!, "base64url");
    if (pair.getPublicKey().equals(publicKey)) return [];
  } catch {
    // The number is outside of the curve's range, so it is no private key.
  }
  const message = "does not belong to LAUREL_VAPID_PUBLIC_KEY; `deno task vapid` makes a pair";
  return [{ name: "LAUREL_VAPID_PRIVATE_KEY", message }];
}

/** Laurel's configuration, from the environment. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  /** The maximum number of connections to PostgreSQL. */
  readonly databaseConnections: number;
  readonly redisUrl: string | undefined;
  readonly redisRestUrl: string | undefined;
  readonly redisRestToken: string | undefined;
  readonly dataDir: string;
  /** Signs sessions. When it is not set, Laurel makes one and keeps it in the data directory. */
  readonly secret: string | undefined;
  readonly publicUrl: string | undefined;
  /** The organization's time zone: boards start a new period at its midnight. */
  readonly timeZone: string;
  readonly admin: { readonly email: string; readonly password: string } | undefined;
  readonly bootstrapKey: string | undefined;
  /** How boards number equal points: 1-2-2-4 (standard) or 1-2-2-3 (dense). */
  readonly boardRanks: RankStyle;
  readonly logLevel: "debug" | "info" | "warn" | "error";
  /** Sample accounts with one-click sign-in. */
  readonly isDemo: boolean;
  /** Whether outgoing webhooks may go to addresses that are not public. */
  readonly webhooksAllowPrivate: boolean;
  /** The keys of Web Push; undefined: Laurel sends none. */
  readonly push: PushKeys | undefined;
  /** The providers that people can sign in with, besides their password. */
  readonly signInProviders: readonly SignInProvider[];
  /** The mail server, and the sender of the mails; undefined: Laurel sends none. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
}

/**
 * Reads the configuration once. Empty variables count as unset.
 * @param environment usually `Deno.env.toObject()`
 * @throws {ConfigError} that names every bad variable and what it must be
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const parsed = environmentSchema.safeParse(set, { error: describeIssue });
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`the configuration is not valid:\n${lines.join("\n")}`);
  }
  const env = parsed.data;
  const admin = env.LAUREL_ADMIN_EMAIL && env.LAUREL_ADMIN_PASSWORD
    ? { email: env.LAUREL_ADMIN_EMAIL, password: env.LAUREL_ADMIN_PASSWORD }
    : undefined;
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    databaseConnections: env.LAUREL_DATABASE_CONNECTIONS,
    redisUrl: env.REDIS_URL,
    redisRestUrl: env.UPSTASH_REDIS_REST_URL,
    redisRestToken: env.UPSTASH_REDIS_REST_TOKEN,
    dataDir: env.LAUREL_DATA_DIR,
    secret: env.LAUREL_SECRET,
    publicUrl: env.LAUREL_PUBLIC_URL,
    timeZone: env.LAUREL_TIMEZONE,
    admin,
    bootstrapKey: env.LAUREL_BOOTSTRAP_KEY,
    boardRanks: env.LAUREL_BOARD_RANKS,
    logLevel: env.LAUREL_LOG_LEVEL,
    isDemo: env.LAUREL_DEMO === "1",
    webhooksAllowPrivate: env.LAUREL_WEBHOOKS_ALLOW_PRIVATE === "1",
    push: env.LAUREL_VAPID_PUBLIC_KEY && env.LAUREL_VAPID_PRIVATE_KEY && env.LAUREL_VAPID_SUBJECT
      ? {
        publicKey: env.LAUREL_VAPID_PUBLIC_KEY,
        privateKey: env.LAUREL_VAPID_PRIVATE_KEY,
        subject: env.LAUREL_VAPID_SUBJECT,
      }
      : undefined,
    signInProviders: readProviders(env),
    mail: env.SMTP_URL
      ? { smtpUrl: env.SMTP_URL, from: env.LAUREL_MAIL_FROM ?? senderAt(env.SMTP_URL) }
      : undefined,
  });
}

/** The sender of mails when none is set: the account at the mail server, or an address there. */
function senderAt(smtpUrl: string): string {
  const { username, hostname } = new URL(smtpUrl);
  const account = decodeURIComponent(username);
  return `Laurel <${account.includes("@") ? account : `laurel@${hostname}`}>`;
}

/** The environment holds a value that Laurel cannot start with. */
export class ConfigError extends Error {
  override name = "ConfigError";
}
