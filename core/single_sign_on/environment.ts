import { z } from "zod";
import { normalizeEmail } from "@/core/identity.ts";
import type { RoleClaim, SignInProvider } from "./provider.ts";

const text = z.string().trim().min(1);
const list = text.transform((value) =>
  value.split(",").map((part) => part.trim()).filter((part) => part !== "")
);
const domains = list.transform((names) => names.map((name) => normalizeEmail(name)))
  .refine(
    (names) => names.every((name) => /^[^\s@,/:]+\.[^\s@,/:]+$/.test(name)),
    "must be domains such as example.com, separated by commas",
  );
const flag = z.enum(["0", "1"]).default("0");
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/;

/** The environment variables of single sign-on. */
export const signInVariables = {
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: "must be an https:// address" })
    .refine(
      (value) => value.startsWith("https://") || LOOPBACK.test(value),
      "must begin with https:// (http:// is possible only on this machine)",
    ).optional(),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
  OIDC_NAME: text.max(40).default("single sign-on"),
  OIDC_ALLOWED_DOMAINS: domains.default([]),
  OIDC_CREATE_ACCOUNTS: flag,
  OIDC_ROLE_CLAIM: text.optional(),
  OIDC_ADMIN_VALUES: list.default([]),
  OIDC_MANAGER_VALUES: list.default([]),
  GOOGLE_CLIENT_ID: text.optional(),
  GOOGLE_CLIENT_SECRET: text.optional(),
  GOOGLE_ALLOWED_DOMAINS: domains.default([]),
  GOOGLE_CREATE_ACCOUNTS: flag,
  MICROSOFT_CLIENT_ID: text.optional(),
  MICROSOFT_CLIENT_SECRET: text.optional(),
  MICROSOFT_TENANT: text.toLowerCase().pipe(
    z.guid({
      error: "must be the tenant's id, such as 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0, and not " +
        "common or organizations, which let in every Microsoft account",
    }),
  ).optional(),
  MICROSOFT_ALLOWED_DOMAINS: domains.default([]),
  MICROSOFT_CREATE_ACCOUNTS: flag,
  MICROSOFT_ROLE_CLAIM: text.optional(),
  MICROSOFT_ADMIN_VALUES: list.default([]),
  MICROSOFT_MANAGER_VALUES: list.default([]),
};

type SignInEnvironment = Readonly<z.output<z.ZodObject<typeof signInVariables>>>;
type Name = keyof SignInEnvironment;

/** The variables that are given together or not at all. */
const TOGETHER: readonly (readonly Name[])[] = [
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["MICROSOFT_CLIENT_ID", "MICROSOFT_CLIENT_SECRET", "MICROSOFT_TENANT"],
];

/** A variable that does not fit to the others, and why. */
interface Misfit {
  readonly name: Name;
  readonly message: string;
}

/** Finds the variables that do not fit together. */
export function findMisfits(env: SignInEnvironment): Misfit[] {
  const misfits: Misfit[] = [];
  for (const names of TOGETHER) {
    const missing = names.filter((name) => env[name] === undefined);
    if (missing.length === 0 || missing.length === names.length) continue;
    const message = `${names.slice(0, -1).join(", ")} and ${names.at(-1)} go together`;
    misfits.push(...missing.map((name) => ({ name, message })));
  }
  if (env.GOOGLE_CREATE_ACCOUNTS === "1" && env.GOOGLE_ALLOWED_DOMAINS.length === 0) {
    misfits.push({
      name: "GOOGLE_ALLOWED_DOMAINS",
      message: "is needed with GOOGLE_CREATE_ACCOUNTS, or everybody with a Google account gets in",
    });
  }
  for (const prefix of ["OIDC", "MICROSOFT"] as const) {
    const hasValues = env[`${prefix}_ADMIN_VALUES`].length > 0 ||
      env[`${prefix}_MANAGER_VALUES`].length > 0;
    if ((env[`${prefix}_ROLE_CLAIM`] !== undefined) === hasValues) continue;
    misfits.push({
      name: `${prefix}_ROLE_CLAIM`,
      message: `goes together with ${prefix}_ADMIN_VALUES or ${prefix}_MANAGER_VALUES`,
    });
  }
  return misfits;
}

/** Returns the providers that the environment sets up. */
export function readProviders(env: SignInEnvironment): readonly SignInProvider[] {
  const providers: SignInProvider[] = [];
  if (env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET) {
    providers.push({
      id: "oidc",
      name: env.OIDC_NAME,
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET,
      allowedDomains: env.OIDC_ALLOWED_DOMAINS,
      createsAccounts: env.OIDC_CREATE_ACCOUNTS === "1",
      roles: rolesOf(env, "OIDC"),
      tenant: null,
    });
  }
  if (env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET) {
    providers.push({
      id: "google",
      name: "Google",
      issuer: "https://accounts.google.com",
      clientId: env.GOOGLE_CLIENT_ID,
      clientSecret: env.GOOGLE_CLIENT_SECRET,
      allowedDomains: env.GOOGLE_ALLOWED_DOMAINS,
      createsAccounts: env.GOOGLE_CREATE_ACCOUNTS === "1",
      roles: null,
      tenant: null,
    });
  }
  if (env.MICROSOFT_CLIENT_ID && env.MICROSOFT_CLIENT_SECRET && env.MICROSOFT_TENANT) {
    providers.push({
      id: "microsoft",
      name: "Microsoft",
      issuer: `https://login.microsoftonline.com/${env.MICROSOFT_TENANT}/v2.0`,
      clientId: env.MICROSOFT_CLIENT_ID,
      clientSecret: env.MICROSOFT_CLIENT_SECRET,
      allowedDomains: env.MICROSOFT_ALLOWED_DOMAINS,
      createsAccounts: env.MICROSOFT_CREATE_ACCOUNTS === "1",
      roles: rolesOf(env, "MICROSOFT"),
      tenant: env.MICROSOFT_TENANT,
    });
  }
  return providers;
}

function rolesOf(env: SignInEnvironment, prefix: "OIDC" | "MICROSOFT"): RoleClaim | null {
  const claim = env[`${prefix}_ROLE_CLAIM`];
  if (claim === undefined) return null;
  return {
    claim,
    adminValues: env[`${prefix}_ADMIN_VALUES`],
    managerValues: env[`${prefix}_MANAGER_VALUES`],
  };
}
