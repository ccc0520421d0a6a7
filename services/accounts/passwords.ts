import type { Kysely } from "kysely";
import { z } from "zod";
import { PASSWORD_CHARACTERS, type PasswordResetView } from "@/core/auth/views.ts";
import type { Clock } from "@/core/clock.ts";
import { normalizeEmail } from "@/core/identity.ts";
import { insertAct } from "@/db/audit.ts";
import { findAccount, findAccountByEmail } from "@/db/auth/accounts.ts";
import { endSessions } from "@/db/auth/activation.ts";
import {
  findPasswordReset,
  insertPasswordReset,
  type ResetOwner,
  takePasswordReset,
} from "@/db/auth/password_resets.ts";
import { findPasswordHash, setPassword } from "@/db/auth/people.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type Visit, visitorAddress } from "@/services/auth/client_address.ts";
import { type ClientLimits, openClientLimit } from "@/services/auth/client_limit.ts";
import { hashLinkToken, makeLinkToken } from "@/services/auth/link_token.ts";
import type { Auth } from "@/services/auth/mod.ts";
import { resetLetter } from "@/services/mail/letters.ts";
import type { Language } from "@/core/language.ts";
import { findChosenLanguage } from "@/db/auth/languages.ts";
import { languageOf } from "@/services/problems/language.ts";
import type { Mail } from "@/services/mail/mod.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import { ProblemError } from "@/services/problems/mod.ts";

type Limited = {
  readonly ok: false;
  readonly reason: "rate_limited";
  readonly retryAfter: number;
};

/** Whose password a link sets, or why it does not. */
export type ResetVisit =
  | { readonly ok: true; readonly owner: ResetOwner }
  | { readonly ok: false; readonly reason: "unknown" }
  | Limited;

/** What came of the form with a new password; `error` continues a sentence: "must have …". */
export type ResetResult =
  | { readonly ok: true; readonly owner: ResetOwner }
  | { readonly ok: false; readonly reason: "unknown" }
  | { readonly ok: false; readonly reason: "invalid"; readonly error: string }
  | Limited;

/** Sets new passwords. A parameter `base` is Laurel's address, without a slash at the end. */
export interface Passwords {
  /** Whether people can have a link mailed to them. */
  readonly canMail: boolean;
  /**
   * Mails a link to a new password, when there is such an account. The answer is the same, and
   * equally fast, when there is none.
   * @returns seconds to wait when the client asked too often, else null
   */
  forgot(email: string, base: string, visit: Visit): number | null;
  /**
   * Makes a link that an admin passes on.
   * @returns undefined when there is no such account
   * @throws {ProblemError} `account_deactivated`
   */
  makeReset(userId: string, base: string): Promise<PasswordResetView | undefined>;
  /** Reads whose password a link sets. */
  visit(token: string, visit: Visit): Promise<ResetVisit>;
  /** Sets a new password, uses the link up and ends all sessions of the person. */
  reset(token: string, password: string, visit: Visit): Promise<ResetResult>;
  /**
   * Changes the password of a person who is signed in. Their other sessions end.
   * @param sessionId the session that stays
   * @throws {ProblemError} `wrong_password`, `rate_limited`, `validation_failed`
   */
  change(
    userId: string,
    passwords: { readonly currentPassword: string; readonly newPassword: string },
    sessionId: string | null,
  ): Promise<void>;
  /** Waits until all mails are sent. */
  idle(): Promise<void>;
}

export interface PasswordsInput {
  readonly db: Kysely<Schema>;
  readonly auth: Pick<Auth, "hashPassword" | "verifyPassword" | "forgetPerson">;
  readonly mail: Mail;
  readonly clock: Clock;
  readonly reportError: ReportError;
}

/** How long a link to a new password works. */
const RESET_MINUTES = 60;

const VISITS: ClientLimits = { perClient: 60, perUnknownClient: 600, windowSeconds: 300 };
/** Fewer: each may send a mail. */
const MAILS: ClientLimits = { perClient: 10, perUnknownClient: 100, windowSeconds: 900 };
/** How often an account may ask for a mail, or guess its own password. */
const PER_ACCOUNT: ClientLimits = { perClient: 5, perUnknownClient: 5, windowSeconds: 900 };

const passwordSchema = z.string().min(PASSWORD_CHARACTERS.min).max(PASSWORD_CHARACTERS.max);

/** Opens the use cases of passwords. */
export function openPasswords(input: PasswordsInput): Passwords {
  const { db, auth, mail, clock, reportError } = input;
  const visits = openClientLimit(VISITS, clock);
  const mails = openClientLimit(MAILS, clock);
  const perAccount = openClientLimit(PER_ACCOUNT, clock);
  const sending = new Set<Promise<void>>();
  const now = () => new Date(clock());

  /** @returns undefined when the account no longer has the address to which the link is mailed */
  async function makeLink(
    userId: string,
    base: string,
    mailedTo: string | null,
  ): Promise<PasswordResetView | undefined> {
    const { token, hash } = makeLinkToken();
    const createdAt = now();
    const expiresAt = new Date(createdAt.getTime() + RESET_MINUTES * 60_000);
    const isStored = await db.transaction().execute((trx) =>
      insertPasswordReset(trx, { tokenHash: hash, userId, mailedTo, createdAt, expiresAt })
    );
    if (!isStored) return undefined;
    return { url: `${base}/reset-password/${token}`, expiresAt: expiresAt.toISOString() };
  }

  async function mailLink(email: string, base: string, asked: Language): Promise<void> {
    const account = await findAccountByEmail(db, email);
    if (!account || account.isDeactivated) return;
    if (perAccount.attempt(`mail ${account.userId}`) !== null) return;
    const link = await makeLink(account.userId, base, email);
    if (!link) return;
    const language = await findChosenLanguage(db, email) ?? asked;
    const reset = { name: account.name, url: link.url, minutes: RESET_MINUTES };
    const letter = resetLetter(reset, language);
    const { state, reason } = await mail.send(email, letter);
    if (state === "failed") throw new Error(`the mail was not sent: ${reason}`);
  }

  return {
    canMail: mail.isOn,
    forgot(email, base, visit) {
      const wait = mails.attempt(visitorAddress(visit));
      if (wait !== null || !mail.isOn) return wait;
      // Not awaited: how long the answer takes must not tell whether there is an account.
      const running = mailLink(normalizeEmail(email), base, languageOf(visit.request))
        .catch((error) => reportError("auth", "a link to a new password was not mailed", error))
        .finally(() => sending.delete(running));
      sending.add(running);
      return null;
    },
    async makeReset(userId, base) {
      const account = await findAccount(db, userId, now());
      if (!account) return undefined;
      if (account.deactivatedAt === null) return await makeLink(userId, base, null);
      throw new ProblemError({
        status: 409,
        code: "account_deactivated",
        title: "The account is deactivated",
        detail: "A deactivated person cannot sign in. Reactivate the account first.",
      });
    },
    async visit(token, visit) {
      const retryAfter = visits.attempt(visitorAddress(visit));
      if (retryAfter !== null) return { ok: false, reason: "rate_limited", retryAfter };
      const owner = await findPasswordReset(db, hashLinkToken(token), now());
      return owner ? { ok: true, owner } : { ok: false, reason: "unknown" };
    },
    async reset(token, password, visit) {
      const retryAfter = visits.attempt(visitorAddress(visit));
      if (retryAfter !== null) return { ok: false, reason: "rate_limited", retryAfter };
      const tokenHash = hashLinkToken(token);
      if (!await findPasswordReset(db, tokenHash, now())) return { ok: false, reason: "unknown" };
      const parsed = passwordSchema.safeParse(password);
      if (!parsed.success) {
        return { ok: false, reason: "invalid", error: parsed.error.issues[0]!.message };
      }
      const passwordHash = await auth.hashPassword(password);
      const at = now();
      const owner = await db.transaction().execute(async (trx) => {
        const owner = await takePasswordReset(trx, tokenHash, at);
        if (!owner) return undefined;
        const { userId, name } = owner;
        await setPassword(trx, userId, passwordHash);
        await endSessions(trx, userId);
        await insertAct(trx, {
          at,
          actor: { kind: "person", id: userId, name },
          action: "account.reset_password",
          object: { kind: "account", id: userId, name },
          before: null,
          after: null,
          outcome: "done",
          address: visitorAddress(visit),
          userAgent: visit.request.headers.get("user-agent"),
        });
        return owner;
      });
      if (!owner) return { ok: false, reason: "unknown" };
      auth.forgetPerson(owner.userId);
      return { ok: true, owner };
    },
    async change(userId, { currentPassword, newPassword }, sessionId) {
      const retryAfter = perAccount.attempt(`change ${userId}`);
      if (retryAfter !== null) throw tooManyTries(retryAfter);
      const stored = await findPasswordHash(db, userId);
      if (!stored || !await auth.verifyPassword(currentPassword, stored)) throw wrongPassword();
      const passwordHash = await auth.hashPassword(newPassword);
      await db.transaction().execute(async (trx) => {
        await setPassword(trx, userId, passwordHash);
        await endSessions(trx, userId, sessionId);
      });
      auth.forgetPerson(userId);
    },
    idle: async () => void await Promise.all(sending),
  };
}

const wrongPassword = () =>
  new ProblemError({
    status: 422,
    code: "wrong_password",
    title: "The password is not right",
    detail: "The current password is not right. Type it again, or sign out and choose " +
      '"Forgot your password?".',
    errors: [{ path: "currentPassword", message: "is not right" }],
  });

function tooManyTries(retryAfter: number): ProblemError {
  return new ProblemError({
    status: 429,
    code: "rate_limited",
    title: "Too many tries",
    detail: `Too many tries. Try again in ${Math.ceil(retryAfter / 60)} minutes.`,
    retryAfter,
  });
}
