import type { Transaction } from "kysely";
import { z } from "zod";
import { normalizeEmail, normalizeName } from "@/core/identity.ts";
import { type AccountRecord, findAccount, findAccountByEmail } from "@/db/auth/accounts.ts";
import { lockAdmins, restoreAdmin } from "@/db/auth/activation.ts";
import { insertPasswordReset } from "@/db/auth/password_resets.ts";
import { insertPerson } from "@/db/auth/people.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { makeLinkToken } from "@/services/auth/link_token.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { insertShellAct } from "./act.ts";
import type { ShellInput } from "./input.ts";

/** An administrator who can choose a password now. */
export interface AdminLink {
  readonly email: string;
  readonly name: string;
  /** Works once. */
  readonly url: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** How long the link works: whoever is in the shell uses it at once. */
const LINK_MINUTES = 60;

const emailSchema = z.string().overwrite(normalizeEmail).max(254).pipe(z.email());

/** Makes and recovers administrators, for somebody in the shell. */
export function openAdminCommands({ db, auth, clock, base }: ShellInput) {
  async function makeLink(
    trx: Transaction<Schema>,
    account: AccountRecord,
    now: Date,
  ): Promise<AdminLink> {
    const { token, hash } = makeLinkToken();
    const expiresAt = new Date(now.getTime() + LINK_MINUTES * 60_000);
    const userId = account.id;
    await insertPasswordReset(trx, {
      tokenHash: hash,
      userId,
      mailedTo: null,
      createdAt: now,
      expiresAt,
    });
    const { email, name } = account;
    return {
      email,
      name,
      url: `${base}/reset-password/${token}`,
      expiresAt: expiresAt.toISOString(),
    };
  }

  function record(
    trx: Transaction<Schema>,
    action: string,
    by: string,
    { before, after, now }: {
      readonly before: AccountRecord | null;
      readonly after: AccountRecord;
      readonly now: Date;
    },
  ): Promise<void> {
    return insertShellAct(trx, {
      at: now,
      by,
      action,
      object: { kind: "account", id: after.id, name: after.name },
      before: before && rightsOf(before),
      after: rightsOf(after),
    });
  }

  return {
    /** @throws {ProblemError} `validation_failed` or `email_taken` */
    async create({ by, email: typed, name }: {
      readonly by: string;
      readonly email: string;
      readonly name: string | null;
    }): Promise<AdminLink> {
      const email = readEmail(typed);
      const now = new Date(clock());
      return await db.transaction().execute(async (trx) => {
        await lockAdmins(trx);
        const id = await insertPerson(trx, {
          email,
          name: normalizeName(name ?? "") || email.split("@")[0]!,
          role: "admin",
          passwordHash: null,
          agentId: null,
          teamIds: [],
          isDemo: false,
        });
        if (id === undefined) throw taken(email);
        const after = (await findAccount(trx, id, now))!;
        await record(trx, "account.create", by, { before: null, after, now });
        return await makeLink(trx, after, now);
      });
    },

    /** @throws {ProblemError} `validation_failed` or `not_found` */
    async recover({ by, email: typed }: {
      readonly by: string;
      readonly email: string;
    }): Promise<AdminLink> {
      const email = readEmail(typed);
      const now = new Date(clock());
      const { id, link } = await db.transaction().execute(async (trx) => {
        await lockAdmins(trx);
        const found = await findAccountByEmail(trx, email);
        if (!found) throw unknown(email);
        const before = (await findAccount(trx, found.userId, now))!;
        await restoreAdmin(trx, found.userId);
        const after = (await findAccount(trx, found.userId, now))!;
        await record(trx, "account.recover", by, { before, after, now });
        return { id: found.userId, link: await makeLink(trx, after, now) };
      });
      auth.forgetPerson(id);
      return link;
    },
  };
}

function rightsOf({ email, name, role, deactivatedAt, isTwoFactorOn }: AccountRecord) {
  return { email, name, role, isActive: deactivatedAt === null, isTwoFactorOn };
}

function readEmail(typed: string): string {
  const parsed = emailSchema.safeParse(typed);
  if (!parsed.success) throw invalidField("email", `"${typed}" is not an e-mail address`);
  return parsed.data;
}

function taken(email: string): ProblemError {
  return new ProblemError({
    status: 409,
    code: "email_taken",
    title: "The e-mail has an account",
    detail: `${email} has an account already. Make it an administrator who can sign in with ` +
      `\`deno task admin recover ${email}\`.`,
  });
}

function unknown(email: string): ProblemError {
  return new ProblemError({
    status: 404,
    code: "not_found",
    title: "There is no such account",
    detail: `${email} has no account. Make one with \`deno task admin create ${email}\`.`,
  });
}
