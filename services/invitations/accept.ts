import type { Kysely, Transaction } from "kysely";
import type { InvitationState } from "@/core/auth/invitations.ts";
import { insertAct } from "@/db/audit.ts";
import { findSubjects, getAgent } from "@/db/agents/agents.ts";
import { createAgentOfEmail } from "@/db/agents/new_agents.ts";
import { updateAgent } from "@/db/agents/settings.ts";
import { findAgentsForAccounts, findTakenEmails } from "@/db/auth/accounts.ts";
import {
  findInvitationByHash,
  findOpenInvitationHash,
  type InvitationRecord,
  lockInvitation,
  markAccepted,
} from "@/db/auth/invitations.ts";
import { insertPerson, PersonRefused } from "@/db/auth/people.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Why an invitation cannot be accepted. */
export type AcceptRefusal =
  | "unknown"
  | Exclude<InvitationState, "open">
  | "email_taken"
  | "agent_taken"
  | "agent_deactivated";

/** The person who accepts, and how they will sign in. */
export interface Acceptance {
  /** The hash of the token in the link. */
  readonly tokenHash: string;
  readonly name: string;
  /** Null when the person signs in elsewhere. */
  readonly passwordHash: string | null;
  readonly now: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** An invitation as the person who was invited sees it, or why it cannot be accepted. */
export type Offer =
  | { readonly ok: true; readonly invitation: InvitationRecord }
  | { readonly ok: false; readonly reason: AcceptRefusal };

/** The account that came of an invitation, or why none did. */
export type Accepted =
  | { readonly ok: true; readonly userId: string; readonly email: string }
  | { readonly ok: false; readonly reason: AcceptRefusal };

/** Returns the state of an invitation at a moment. */
export function stateOf(
  { acceptedAt, revokedAt, expiresAt }: Pick<
    InvitationRecord,
    "acceptedAt" | "revokedAt" | "expiresAt"
  >,
  now: Date,
): InvitationState {
  if (acceptedAt !== null) return "accepted";
  if (revokedAt !== null) return "revoked";
  return expiresAt <= now ? "expired" : "open";
}

/** Reads the invitation behind a link. */
export async function findOffer(
  db: Kysely<Schema>,
  tokenHash: string,
  now: Date,
): Promise<Offer> {
  const invitation = await findInvitationByHash(db, tokenHash);
  if (!invitation) return { ok: false, reason: "unknown" };
  const state = stateOf(invitation, now);
  if (state !== "open") return { ok: false, reason: state };
  if ((await findTakenEmails(db, [invitation.email])).size > 0) {
    return { ok: false, reason: "email_taken" };
  }
  const rowIds = await findSubjects(db, [invitation.agent?.id ?? invitation.email]);
  const [agent] = (await findAgentsForAccounts(db, [...rowIds.values()])).values();
  if (agent && agent.userId !== null) return { ok: false, reason: "agent_taken" };
  if (agent?.isActive === false) return { ok: false, reason: "agent_deactivated" };
  return { ok: true, invitation };
}

/** Aborts the transaction, so that a refused acceptance leaves nothing behind. */
class Refused extends Error {
  override name = "Refused";
  constructor(readonly reason: AcceptRefusal) {
    super(`the invitation was not accepted: ${reason}`);
  }
}

/**
 * Accepts an invitation: creates the account, links the agent or creates one, and uses the link up,
 * in one transaction. Of two acceptances at the same time, one gets `accepted`.
 */
export async function acceptInvitation(
  db: Kysely<Schema>,
  acceptance: Acceptance,
): Promise<Accepted> {
  try {
    return await db.transaction().execute((trx) => accept(trx, acceptance));
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    if (error instanceof PersonRefused && error.reason === "agent_taken") {
      return { ok: false, reason: "agent_taken" };
    }
    throw error;
  }
}

/**
 * Accepts the open invitation of a person whom a sign-in service vouches for: the service has
 * verified the address to which the invitation went.
 * @returns the new account; "none" without an open invitation; "refused" when it cannot be accepted,
 *   after which the transaction must be rolled back
 */
export async function acceptByEmail(
  trx: Transaction<Schema>,
  person: Omit<Acceptance, "tokenHash" | "passwordHash"> & { readonly email: string },
): Promise<{ readonly userId: string } | "none" | "refused"> {
  const tokenHash = await findOpenInvitationHash(trx, person.email, person.now);
  if (tokenHash === undefined) return "none";
  try {
    const accepted = await accept(trx, { ...person, tokenHash, passwordHash: null });
    return accepted.ok ? { userId: accepted.userId } : "refused";
  } catch (error) {
    if (error instanceof Refused || error instanceof PersonRefused) return "refused";
    throw error;
  }
}

async function accept(trx: Transaction<Schema>, acceptance: Acceptance): Promise<Accepted> {
  const { tokenHash, name, passwordHash, now } = acceptance;
  const locked = await lockInvitation(trx, tokenHash);
  if (!locked) throw new Refused("unknown");
  const { invitation } = locked;
  const { email, role } = invitation;
  const state = stateOf(invitation, now);
  if (state !== "open") throw new Refused(state);
  const agentId = await findOrCreateAgent(trx, { ...locked, name });
  const userId = await insertPerson(trx, {
    email,
    name,
    role,
    passwordHash,
    agentId,
    teamIds: role === "manager" ? locked.teamIds : [],
    isDemo: false,
  });
  if (userId === undefined) throw new Refused("email_taken");
  await markAccepted(trx, invitation.id, userId, now);
  const agent = agentId === null ? null : (await getAgent(trx, agentId))!.id;
  await insertAct(trx, {
    at: now,
    actor: { kind: "person", id: userId, name },
    action: "invitation.accept",
    object: { kind: "account", id: userId, name },
    before: null,
    after: { email, name, role, agent, teams: role === "manager" ? invitation.teams : [] },
    outcome: "done",
    address: acceptance.address,
    userAgent: acceptance.userAgent,
  });
  return { ok: true, userId, email };
}

/**
 * Returns the row id of the agent that the person is: the one that the invitation names, the one
 * with the e-mail (aliases count), or a new one for people whose role is agent.
 */
async function findOrCreateAgent(
  trx: Transaction<Schema>,
  { invitation, name, agentId: named, teamId }: {
    readonly invitation: InvitationRecord;
    readonly name: string;
    readonly agentId: number | null;
    readonly teamId: number | null;
  },
): Promise<number | null> {
  const { email, role, timeZone } = invitation;
  // By its id: an agent who was merged leads to the one they were merged into.
  const subject = invitation.agent?.id ?? email;
  const found = (await findSubjects(trx, [subject])).get(subject) ?? named;
  if (found !== null) {
    const agent = (await findAgentsForAccounts(trx, [found])).get(found)!;
    if (agent.userId !== null) throw new Refused("agent_taken");
    if (!agent.isActive) throw new Refused("agent_deactivated");
    // Then tools find the agent by the e-mail, unless it is another agent's.
    if (agent.email === null) await updateAgent(trx, { ...agent, rowId: found }, { email });
    return found;
  }
  if (role !== "agent") return null;
  return await createAgentOfEmail(trx, { email, name, teamRowId: teamId, timeZone });
}
