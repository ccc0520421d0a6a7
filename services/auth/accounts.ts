import type { Kysely } from "kysely";
import { z } from "zod";
import { normalizeEmail, normalizeName } from "@/core/identity.ts";
import { type Role, ROLES } from "@/core/roles.ts";
import { lockAdmins } from "@/db/auth/activation.ts";
import { hasAdmin, insertPerson, PersonRefused, promoteToAdmin } from "@/db/auth/people.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type Problem, ProblemError } from "@/services/problems/mod.ts";

/** The person to create an account for. */
export interface NewAccount {
  readonly email: string;
  readonly name: string;
  /** 8 to 128 characters. A demo account may have none: it is signed in to with one click. */
  readonly password?: string | undefined;
  readonly role: Role;
  /** The agent that this person is (the row's id, not the key). */
  readonly agentId?: number | null | undefined;
  /** The teams that a manager sees (the rows' ids). */
  readonly teamIds?: readonly number[] | undefined;
  /** Whether this is a demo account; only possible when Laurel runs as a demo. */
  readonly isDemo?: boolean | undefined;
}

export interface FirstAdmin {
  readonly email: string;
  /** Set when Laurel generated the password. Show it once and never log it. */
  readonly password: string | null;
}

const accountSchema = z.object({
  // E-mails of agents may have letters outside of ASCII, those of accounts may not: better-auth
  // refuses such a sign-in.
  email: z.string().overwrite(normalizeEmail).max(254).pipe(z.email()),
  name: z.string().overwrite(normalizeName).min(1).max(200),
  password: z.string().min(8).max(128),
  role: z.enum(ROLES),
  agentId: z.int().nullish(),
  teamIds: z.array(z.int()).max(1000).default([]),
});

export type HashPassword = (password: string) => Promise<string>;

/**
 * Creates an account that signs in with e-mail and password, in one transaction.
 * @throws {ProblemError} `invalid_person`, `email_taken`, `agent_taken`, `unknown_agent` or
 * `unknown_team`
 */
export async function createAccount(
  db: Kysely<Schema>,
  hashPassword: HashPassword,
  account: NewAccount,
): Promise<{ userId: string }> {
  const password = account.password ?? (account.isDemo ? makePassword() : undefined);
  const parsed = accountSchema.safeParse({ ...account, password });
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({
      path: path.join("."),
      message,
    }));
    const detail = errors.map(({ path, message }) => `${path}: ${message}`).join("; ");
    throw problem({ status: 422, code: "invalid_person", title: "Invalid person", detail, errors });
  }
  const { email, name, role, agentId = null, teamIds } = parsed.data;
  const isDemo = account.isDemo ?? false;
  // Hashing is slow on purpose, so it happens before a connection is taken.
  const passwordHash = await hashPassword(parsed.data.password);
  const person = { email, name, role, passwordHash, agentId, teamIds, isDemo };
  try {
    const userId = await db.transaction().execute((trx) => insertPerson(trx, person));
    if (userId) return { userId };
  } catch (error) {
    throw error instanceof PersonRefused ? explainRefusal(error.reason, account) : error;
  }
  throw explainRefusal("email_taken", { ...account, email });
}

/**
 * Creates the first admin when there is none: with the given e-mail and password, or as
 * `admin@laurel.local` with a generated password. If an account already has the e-mail, it becomes
 * admin and keeps its password. Instances that start at the same time create only one admin.
 * @returns the new admin, or null when there is one already
 * @throws {ProblemError} as `createAccount`
 */
export async function ensureFirstAdmin(
  db: Kysely<Schema>,
  hashPassword: HashPassword,
  given: { readonly email: string; readonly password: string } | undefined,
): Promise<FirstAdmin | null> {
  if (await hasAdmin(db)) return null;
  const madeUp = given ? null : makePassword();
  const email = normalizeEmail(given?.email ?? "admin@laurel.local");
  const passwordHash = await hashPassword(given?.password ?? madeUp!);
  return await db.transaction().execute(async (trx) => {
    await lockAdmins(trx);
    if (await hasAdmin(trx)) return null;
    const userId = await insertPerson(trx, {
      email,
      name: "Admin",
      role: "admin",
      passwordHash,
      agentId: null,
      teamIds: [],
      isDemo: false,
    });
    if (userId) return { email, password: madeUp };
    await promoteToAdmin(trx, email);
    return { email, password: null };
  });
}

function makePassword(): string {
  return crypto.getRandomValues(new Uint8Array(18)).toBase64({
    alphabet: "base64url",
    omitPadding: true,
  });
}

const problem = (what: Problem) => new ProblemError(what);

/** Translates the reason why the database refused a person into a problem. */
function explainRefusal(
  reason: PersonRefused["reason"],
  { email, agentId, teamIds = [] }: NewAccount,
): ProblemError {
  switch (reason) {
    case "email_taken":
      return problem({
        status: 409,
        code: "email_taken",
        title: "The e-mail has an account",
        detail: `${email} has an account already; choose another e-mail or change that account`,
      });
    case "agent_taken":
      return problem({
        status: 409,
        code: "agent_taken",
        title: "The agent has an account",
        detail: `agent ${agentId} has an account already; an agent has at most one`,
      });
    case "unknown_agent":
      return problem({
        status: 422,
        code: "unknown_agent",
        title: "Unknown agent",
        detail: `there is no agent ${agentId}`,
      });
    case "unknown_team":
      return problem({
        status: 422,
        code: "unknown_team",
        title: "Unknown team",
        detail: `one of the teams ${teamIds.join(", ")} does not exist`,
      });
  }
}
