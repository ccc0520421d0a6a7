import type { Kysely, Transaction } from "kysely";
import type { Clock } from "@/core/clock.ts";
import type { Role } from "@/core/roles.ts";
import { type Claims, type ProvenIdentity, readIdentity } from "@/core/single_sign_on/identity.ts";
import { roleByClaim, type SignInProvider } from "@/core/single_sign_on/provider.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { createAgentOfEmail } from "@/db/agents/new_agents.ts";
import { insertAct } from "@/db/audit.ts";
import { findAccountByEmail, type KnownAccount } from "@/db/auth/accounts.ts";
import { findLinkedAccount, hasIdentityOf, linkIdentity } from "@/db/auth/external_identities.ts";
import { findUserOfAgent, insertPerson } from "@/db/auth/people.ts";
import { changeRole, lockAdmins } from "@/db/auth/activation.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { SignInRefused } from "./relying_party.ts";

export interface AdmitInput {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** Accepts the person's open invitation, if there is one; none by default. */
  readonly acceptInvitation?: AcceptInvitation | undefined;
}

/**
 * Accepts the open invitation for a verified address in a transaction.
 * @returns the new account; "none" without an invitation; "refused" when it cannot be accepted
 */
export type AcceptInvitation = (
  trx: Transaction<Schema>,
  person: SentFrom & { readonly email: string; readonly name: string; readonly now: Date },
) => Promise<{ readonly userId: string } | "none" | "refused">;

/** Where a sign-in comes from, for the audit log. */
interface SentFrom {
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** The account of a person whom a provider vouches for. */
export interface Admitted {
  readonly userId: string;
  readonly isRoleChanged: boolean;
}

/**
 * Finds the account of a person: by the provider's id of them, at the first sign-in by their
 * verified address, by their invitation, or else makes one where the provider may. The claims decide
 * the role where that is set up; the last active admin keeps it.
 * @throws {SignInRefused}
 */
export async function admit(
  input: AdmitInput,
  provider: SignInProvider,
  claims: Claims,
  origin: SentFrom,
): Promise<Admitted> {
  const identity = readIdentity(provider, claims);
  if (typeof identity === "string") throw new SignInRefused(identity);
  const role = provider.roles && roleByClaim(provider.roles, claims);
  const linked = await findLinkedAccount(input.db, identity.issuer, identity.subject);
  // Nearly every sign-in ends here, without a lock.
  if (linked && (role === null || role === linked.role)) {
    return { userId: active(linked).userId, isRoleChanged: false };
  }
  return await input.db.transaction().execute(async (trx) => {
    // First sign-ins of the same person in two browsers, and changes of admins, follow each other.
    await lockAdmins(trx);
    const write = writer(trx, input.clock, provider, origin);
    const known = await findLinkedAccount(trx, identity.issuer, identity.subject) ??
      await linkByEmail(trx, identity, write) ??
      await acceptInvited(trx, input, identity, origin);
    if (!known) return await create(trx, provider, identity, role ?? "agent", write);
    active(known);
    const isRoleChanged = role !== null && role !== known.role &&
      await changeRole(trx, known.userId, role) === "done";
    if (isRoleChanged) {
      await write("account.change", known, { role: known.role }, { role });
    }
    return { userId: known.userId, isRoleChanged };
  });
}

function active(account: KnownAccount): KnownAccount {
  if (account.isDeactivated) throw new SignInRefused("account_deactivated");
  return account;
}

type Write = (
  action: string,
  account: { readonly userId: string; readonly name: string },
  before: unknown,
  after: unknown,
) => Promise<void>;

/** Returns a function that writes to the audit log what a sign-in changed. */
function writer(
  trx: Transaction<Schema>,
  clock: Clock,
  provider: SignInProvider,
  origin: SentFrom,
): Write {
  return async (action, { userId, name }, before, after) => {
    await insertAct(trx, {
      at: new Date(clock()),
      actor: { kind: "system", id: null, name: `Sign-in with ${provider.name}` },
      action,
      object: { kind: "account", id: userId, name },
      before,
      after,
      outcome: "done",
      ...origin,
    });
  };
}

/** Links the account that has the person's verified address, unless it is linked already. */
async function linkByEmail(
  trx: Transaction<Schema>,
  { issuer, subject, email }: ProvenIdentity,
  write: Write,
): Promise<KnownAccount | undefined> {
  const account = await findAccountByEmail(trx, email);
  if (!account) return undefined;
  active(account);
  // The address went to another person at the provider; the account stays with the first one.
  if (await hasIdentityOf(trx, account.userId, issuer)) {
    throw new SignInRefused("sso_other_identity");
  }
  await linkIdentity(trx, account.userId, issuer, subject);
  await write("account.link", account, null, { issuer, subject });
  return account;
}

/** Makes the account of a person who was invited, with what the invitation says. */
async function acceptInvited(
  trx: Transaction<Schema>,
  { clock, acceptInvitation }: AdmitInput,
  { issuer, subject, email, name }: ProvenIdentity,
  origin: SentFrom,
): Promise<KnownAccount | undefined> {
  const now = new Date(clock());
  const accepted = await acceptInvitation?.(trx, { email, name, now, ...origin }) ?? "none";
  if (accepted === "none") return undefined;
  if (accepted === "refused") throw new SignInRefused("sso_invitation_refused");
  await linkIdentity(trx, accepted.userId, issuer, subject);
  return await findLinkedAccount(trx, issuer, subject);
}

async function create(
  trx: Transaction<Schema>,
  provider: SignInProvider,
  { issuer, subject, email, name }: ProvenIdentity,
  role: Role,
  write: Write,
): Promise<Admitted> {
  if (!provider.createsAccounts) throw new SignInRefused("sso_no_account");
  const agentId = role === "agent" ? await agentFor(trx, email, name) : null;
  const person = { email, name, role, agentId, passwordHash: null, teamIds: [], isDemo: false };
  const userId = await insertPerson(trx, person);
  if (userId === undefined) throw new Error("the address of a new person has an account already");
  await linkIdentity(trx, userId, issuer, subject);
  await write("account.create", { userId, name }, null, { email, name, role, issuer, subject });
  return { userId, isRoleChanged: false };
}

/** Finds or creates the agent with an address; null when that agent has an account already. */
async function agentFor(
  trx: Transaction<Schema>,
  email: string,
  name: string,
): Promise<number | null> {
  const agent = await findAgent(trx, email);
  if (!agent) return await createAgentOfEmail(trx, { email, name });
  return await findUserOfAgent(trx, agent.rowId) === null ? agent.rowId : null;
}
