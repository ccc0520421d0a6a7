import type { Kysely, Transaction } from "kysely";
import type { AccountView, SessionView } from "@/core/auth/views.ts";
import type { Clock } from "@/core/clock.ts";
import { normalizeEmail } from "@/core/identity.ts";
import type { Role } from "@/core/roles.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import { findTeamRows } from "@/db/agents/teams.ts";
import {
  type AccountRecord,
  type AccountSearch,
  changeEmail,
  findAccount,
  findAgentsForAccounts,
  listAccounts,
  replaceManagedTeams,
  updateAccount,
} from "@/db/auth/accounts.ts";
import {
  type AccountChange,
  changeRole,
  deactivateUser,
  endSessions,
  reactivateUser,
} from "@/db/auth/activation.ts";
import { findInvitedEmails } from "@/db/auth/invitations.ts";
import { PersonRefused } from "@/db/auth/people.ts";
import { endSession, listSessions } from "@/db/auth/sessions.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Auth } from "@/services/auth/mod.ts";
import {
  checkEmail,
  draftProblem,
  EMAIL_TAKEN,
  invitationOpen,
} from "@/services/invitations/refusals.ts";
import type { Language } from "@/core/language.ts";
import { findChosenLanguage } from "@/db/auth/languages.ts";
import { newEmailLetter } from "@/services/mail/letters.ts";
import type { Mail } from "@/services/mail/mod.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import { invalidField, unknownAgent, unknownTeam } from "@/services/problems/admin.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { toSessionView } from "./sessions.ts";

/** Changes of an account. Fields that are left out stay as they are. */
export interface AccountPatch {
  readonly name?: string | undefined;
  /** The address to sign in with. The agent's own, by which tools find the agent, stays. */
  readonly email?: string | undefined;
  readonly role?: Role | undefined;
  /** The ids of the teams that a manager sees. */
  readonly teams?: readonly string[] | undefined;
  /** The agent that the person is, by id, e-mail or alias; null: none. */
  readonly agent?: string | null | undefined;
  readonly isActive?: boolean | undefined;
}

/** Accounts as admins see and change them, and the sessions of a person. */
export interface Accounts {
  /** Lists accounts by e-mail; `after` is the last e-mail of the previous page. */
  list(
    page: AccountSearch & { readonly limit: number; readonly after: string | null },
  ): Promise<AccountView[]>;
  find(id: string): Promise<AccountView | undefined>;
  /**
   * Changes an account. It takes effect at once, on other instances within 10 seconds; who is
   * deactivated is signed out everywhere. The old and the new e-mail address are told by mail.
   * @returns undefined when there is no such account
   * @throws {ProblemError} `last_admin`, `email_taken`, `invitation_open`, `agent_taken`,
   * `agent_deactivated`, `unknown_agent`, `unknown_team` or `validation_failed`
   */
  change(id: string, patch: AccountPatch, language: Language): Promise<AccountView | undefined>;
  /** Lists where a person is signed in. @param current the id of the session that asks */
  sessions(id: string, current: string | null): Promise<SessionView[]>;
  /** Ends one session of a person. @returns false when there is none */
  endSession(id: string, sessionId: string): Promise<boolean>;
  /** Signs a person out everywhere. @param except the id of a session that stays */
  endSessions(id: string, except: string | null): Promise<void>;
  /** Waits until all mails are sent. */
  idle(): Promise<void>;
}

export interface AccountsInput {
  readonly db: Kysely<Schema>;
  readonly auth: Pick<Auth, "forgetPerson">;
  readonly mail: Mail;
  readonly clock: Clock;
  readonly reportError: ReportError;
}

/** Opens the use cases of accounts. */
export function openAccounts(input: AccountsInput): Accounts {
  const { db, auth, mail, clock, reportError } = input;
  const sending = new Set<Promise<void>>();
  const now = () => new Date(clock());

  async function find(id: string): Promise<AccountView | undefined> {
    const record = await findAccount(db, id, now());
    return record && toView(record);
  }

  /** Tells both addresses of a change, while the answer is on its way. */
  function tell(name: string, { from, to }: EmailChange, language: Language): void {
    if (!mail.isOn) return;
    const running = findChosenLanguage(db, to)
      .then((chosen) => {
        const letter = newEmailLetter({ name, email: to }, chosen ?? language);
        return Promise.all([from, to].map((address) => mail.send(address, letter)));
      })
      .then((results) => {
        for (const { state, reason } of results) {
          if (state !== "failed") continue;
          reportError("auth", "a new e-mail address was not told by mail", new Error(`${reason}`));
        }
      })
      .finally(() => sending.delete(running));
    sending.add(running);
  }

  return {
    list: async (page) => (await listAccounts(db, page, now())).map(toView),
    find,
    async change(id, patch, language) {
      const done = await db.transaction().execute((trx) => change(trx, id, patch, now()))
        .catch((error) => {
          if (!(error instanceof PersonRefused)) throw error;
          if (error.reason === "email_taken") throw draftProblem([EMAIL_TAKEN]);
          throw agentTaken(patch.agent ?? "");
        });
      if (!done) return undefined;
      auth.forgetPerson(id);
      if (done.email) tell(done.name, done.email, language);
      return await find(id);
    },
    async sessions(id, current) {
      return (await listSessions(db, id, now())).map((one) => toSessionView(one, current));
    },
    async endSession(id, sessionId) {
      const isEnded = await endSession(db, id, sessionId);
      auth.forgetPerson(id);
      return isEnded;
    },
    async endSessions(id, except) {
      await endSessions(db, id, except);
      auth.forgetPerson(id);
    },
    idle: async () => void await Promise.all(sending),
  };
}

/** An account's e-mail address before and after a change. */
interface EmailChange {
  readonly from: string;
  readonly to: string;
}

/**
 * Makes all changes.
 * @returns the name, and the e-mail address if it is another one now; undefined when there is no
 * such account
 */
async function change(
  trx: Transaction<Schema>,
  id: string,
  { name, email, role, teams, agent, isActive }: AccountPatch,
  now: Date,
): Promise<{ readonly name: string; readonly email: EmailChange | null } | undefined> {
  const before = await findAccount(trx, id, now);
  if (!before) return undefined;
  // An admin who comes back and one who leaves count in this order.
  if (isActive === true) await reactivateUser(trx, id);
  if (role !== undefined && role !== before.role) {
    refuseLastAdmin(await changeRole(trx, id, role), "role");
  }
  if (isActive === false) refuseLastAdmin(await deactivateUser(trx, id, now), "isActive");
  if (teams !== undefined) {
    const isManager = (role ?? before.role) === "manager";
    if (teams.length > 0 && !isManager) {
      throw invalidField("teams", "are those that a manager sees; the account is no manager");
    }
    await replaceManagedTeams(trx, id, await getTeams(trx, teams));
  }
  const agentId = agent === undefined ? undefined : await getAgentId(trx, id, agent);
  await updateAccount(trx, id, { name, ...(agentId === undefined ? {} : { agentId }) });
  return {
    name: name ?? before.name,
    email: email === undefined ? null : await setEmail(trx, id, normalizeEmail(email), now),
  };
}

/** @returns null when the account has the address already */
async function setEmail(
  trx: Transaction<Schema>,
  id: string,
  to: string,
  now: Date,
): Promise<EmailChange | null> {
  const from = await changeEmail(trx, id, to);
  if (from === undefined || from === to) return null;
  const wrong = checkEmail(to);
  if (wrong.length > 0) throw draftProblem(wrong);
  if ((await findInvitedEmails(trx, [to], now)).size > 0) {
    throw draftProblem([invitationOpen("revoke it first")]);
  }
  return { from, to };
}

async function getTeams(
  trx: Transaction<Schema>,
  ids: readonly string[],
): Promise<readonly number[]> {
  const known = await findTeamRows(trx, ids);
  return ids.map((id, index) => {
    const rowId = known.get(id);
    if (rowId === undefined) throw unknownTeam(id, `teams.${index}`);
    return rowId;
  });
}

async function getAgentId(
  trx: Transaction<Schema>,
  userId: string,
  agent: string | null,
): Promise<number | null> {
  if (agent === null) return null;
  const rowId = (await findSubjects(trx, [agent])).get(agent);
  if (rowId === undefined) throw unknownAgent(agent);
  const found = (await findAgentsForAccounts(trx, [rowId])).get(rowId)!;
  if (found.userId !== null && found.userId !== userId) throw agentTaken(agent);
  if (found.isActive) return rowId;
  throw new ProblemError({
    status: 409,
    code: "agent_deactivated",
    title: "The agent is deactivated",
    detail: `The agent "${agent}" is deactivated. Reactivate the agent first.`,
    errors: [{ path: "agent", message: "is deactivated" }],
  });
}

function agentTaken(agent: string): ProblemError {
  return new ProblemError({
    status: 409,
    code: "agent_taken",
    title: "The agent has an account",
    detail: `The agent "${agent}" has another account. An agent has at most one.`,
    errors: [{ path: "agent", message: "has another account" }],
  });
}

function refuseLastAdmin(change: AccountChange, path: string): void {
  if (change !== "last_admin") return;
  throw new ProblemError({
    status: 409,
    code: "last_admin",
    title: "This is the last administrator",
    detail: "Nobody else who can sign in is an administrator. Make somebody else one first.",
    errors: [{ path, message: "cannot change for the last administrator" }],
  });
}

function toView(record: AccountRecord): AccountView {
  const { deactivatedAt, createdAt, lastSignInAt, ...rest } = record;
  return {
    ...rest,
    isActive: deactivatedAt === null,
    deactivatedAt: deactivatedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
  };
}
