import { type Kysely, sql, type Transaction } from "kysely";
import type { InvitationState } from "@/core/auth/invitations.ts";
import type { Role } from "@/core/roles.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** An invitation to have an account, without its link. */
export interface InvitationRecord {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly agent: { readonly id: string; readonly name: string } | null;
  readonly team: string | null;
  readonly teams: readonly string[];
  /** The names of the teams, those of a manager or the one of an agent. */
  readonly teamNames: readonly string[];
  readonly timeZone: string | null;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly sentAt: Date | null;
  readonly timesSent: number;
  readonly mailError: string | null;
}

/** An invitation to be stored; ids are those of rows. */
export interface NewInvitation {
  readonly tokenHash: string;
  /** Normalized, see core/identity.ts. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly agentId: number | null;
  readonly teamId: number | null;
  readonly teamIds: readonly number[];
  readonly timeZone: string | null;
  /** The account of the person who invites; null when it was a key. */
  readonly invitedBy: string | null;
  readonly invitedByName: string;
}

const invitationQuery = (db: Kysely<Schema>) =>
  db.selectFrom("invitations as i").leftJoin("agents as a", "a.id", "i.agent_id")
    .leftJoin("teams as t", "t.id", "i.team_id").select([
      "i.id",
      "i.email",
      "i.name",
      "i.role",
      "a.key as agentId",
      "a.name as agentName",
      "t.key as team",
      sql<string[]>`ARRAY(SELECT mt.key FROM invitation_teams m JOIN teams mt ON mt.id = m.team_id
        WHERE m.invitation_id = i.id ORDER BY mt.key)`.as("teams"),
      sql<string[]>`CASE WHEN i.role = 'manager'
        THEN ARRAY(SELECT mt.name FROM invitation_teams m JOIN teams mt ON mt.id = m.team_id
          WHERE m.invitation_id = i.id ORDER BY mt.name)
        WHEN t.id IS NULL THEN ARRAY[]::text[] ELSE ARRAY[t.name] END`.as("teamNames"),
      "i.time_zone as timeZone",
      "i.invited_by_name as invitedBy",
      "i.created_at as createdAt",
      "i.expires_at as expiresAt",
      "i.accepted_at as acceptedAt",
      "i.revoked_at as revokedAt",
      "i.sent_at as sentAt",
      "i.times_sent as timesSent",
      "i.mail_error as mailError",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof invitationQuery>["executeTakeFirstOrThrow"]>>;

function toRecord({ agentId, agentName, ...row }: Row): InvitationRecord {
  return { ...row, agent: agentId === null ? null : { id: agentId, name: agentName! } };
}

/** Returns an invitation; undefined when there is none with this id. */
export async function findInvitation(
  db: Kysely<Schema>,
  id: number,
): Promise<InvitationRecord | undefined> {
  const row = await invitationQuery(db).where("i.id", "=", id).executeTakeFirst();
  return row && toRecord(row);
}

/** Returns the invitation whose link has this hash. */
export async function findInvitationByHash(
  db: Kysely<Schema>,
  tokenHash: string,
): Promise<InvitationRecord | undefined> {
  const row = await invitationQuery(db).where("i.token_hash", "=", tokenHash).executeTakeFirst();
  return row && toRecord(row);
}

/** Returns the hash of the open invitation for a normalized e-mail address; there is at most one. */
export async function findOpenInvitationHash(
  db: Kysely<Schema>,
  email: string,
  now: Date,
): Promise<string | undefined> {
  const row = await db.selectFrom("invitations").select("token_hash").where("email", "=", email)
    .where("accepted_at", "is", null).where("revoked_at", "is", null).where("expires_at", ">", now)
    .orderBy("id", "desc").limit(1).executeTakeFirst();
  return row?.token_hash;
}

/**
 * Locks the invitation whose link has this hash, so that it is accepted only once.
 * @returns the invitation, and the ids of the rows that it names
 */
export async function lockInvitation(trx: Transaction<Schema>, tokenHash: string) {
  const rows = await trx.selectFrom("invitations").select(["id", "agent_id", "team_id"])
    .where("token_hash", "=", tokenHash).forUpdate().executeTakeFirst();
  if (!rows) return undefined;
  const teams = await trx.selectFrom("invitation_teams").select("team_id")
    .where("invitation_id", "=", rows.id).execute();
  return {
    invitation: (await findInvitation(trx, rows.id))!,
    agentId: rows.agent_id,
    teamId: rows.team_id,
    teamIds: teams.map(({ team_id }) => team_id),
  };
}

/** Lists the newest invitations before an id. */
export async function listInvitations(
  db: Kysely<Schema>,
  { limit, before, state, now }: {
    readonly limit: number;
    readonly before: number | null;
    readonly state: InvitationState | null;
    readonly now: Date;
  },
): Promise<InvitationRecord[]> {
  let query = invitationQuery(db).orderBy("i.id", "desc").limit(limit);
  if (before !== null) query = query.where("i.id", "<", before);
  if (state === "accepted") query = query.where("i.accepted_at", "is not", null);
  else if (state !== null) query = query.where("i.accepted_at", "is", null);
  if (state === "revoked") query = query.where("i.revoked_at", "is not", null);
  if (state === "open" || state === "expired") {
    query = query.where("i.revoked_at", "is", null)
      .where("i.expires_at", state === "open" ? ">" : "<=", now);
  }
  return (await query.execute()).map(toRecord);
}

/** Returns those of the e-mails that an open invitation has. */
export async function findInvitedEmails(
  db: Kysely<Schema>,
  emails: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ email: string }>`SELECT email FROM invitations
    WHERE email = ANY(${[...emails]}::text[]) AND accepted_at IS NULL AND revoked_at IS NULL
      AND expires_at > ${now}`.execute(db);
  return new Set(rows.map(({ email }) => email));
}

/**
 * Stores invitations that are made at the same moment, each for another e-mail. Those for the same
 * e-mails that have expired are revoked.
 * @returns the ids by the hashes of the tokens, without those for an e-mail with an open invitation
 */
export async function insertInvitations(
  trx: Transaction<Schema>,
  all: readonly NewInvitation[],
  { createdAt, expiresAt }: { readonly createdAt: Date; readonly expiresAt: Date },
): Promise<Map<string, number>> {
  if (all.length === 0) return new Map();
  const emails = all.map(({ email }) => email);
  await sql`UPDATE invitations SET revoked_at = ${createdAt}
    WHERE email = ANY(${emails}::text[]) AND accepted_at IS NULL AND revoked_at IS NULL
      AND expires_at <= ${createdAt}`.execute(trx);
  const columns: NewRows<"invitations"> = {
    token_hash: ["text[]", all.map(({ tokenHash }) => tokenHash)],
    email: ["text[]", emails],
    name: ["text[]", all.map(({ name }) => name)],
    role: ["text[]", all.map(({ role }) => role)],
    agent_id: ["int[]", all.map(({ agentId }) => agentId)],
    team_id: ["int[]", all.map(({ teamId }) => teamId)],
    time_zone: ["text[]", all.map(({ timeZone }) => timeZone)],
    invited_by: ["text[]", all.map(({ invitedBy }) => invitedBy)],
    invited_by_name: ["text[]", all.map(({ invitedByName }) => invitedByName)],
    created_at: sql`${createdAt}::timestamptz`,
    expires_at: sql`${expiresAt}::timestamptz`,
  };
  const { rows } = await sql<{ id: number; token_hash: string }>`
    ${insertRows("invitations", columns)}
    ON CONFLICT (email) WHERE accepted_at IS NULL AND revoked_at IS NULL DO NOTHING
    RETURNING id, token_hash`.execute(trx);
  const ids = new Map(rows.map(({ id, token_hash }) => [token_hash, id]));
  const places = all.flatMap(({ tokenHash, teamIds }) => {
    const id = ids.get(tokenHash);
    return id === undefined ? [] : [...new Set(teamIds)].map((team) => ({ id, team }));
  });
  const teams: NewRows<"invitation_teams"> = {
    invitation_id: ["int[]", places.map(({ id }) => id)],
    team_id: ["int[]", places.map(({ team }) => team)],
  };
  if (places.length > 0) await sql`${insertRows("invitation_teams", teams)}`.execute(trx);
  return ids;
}

/** Revokes an invitation. @returns false when it was accepted or revoked before */
export async function revokeInvitation(
  db: Kysely<Schema>,
  id: number,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable("invitations").set({ revoked_at: at })
    .where("id", "=", id).where("accepted_at", "is", null).where("revoked_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Gives an invitation another link and more time; the old link leads nowhere.
 * @returns false when it was accepted or revoked
 */
export async function renewInvitation(
  db: Kysely<Schema>,
  id: number,
  { tokenHash, expiresAt }: { readonly tokenHash: string; readonly expiresAt: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable("invitations")
    .set({ token_hash: tokenHash, expires_at: expiresAt, mail_error: null })
    .where("id", "=", id).where("accepted_at", "is", null).where("revoked_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Stores what became of a mail. @param error why it failed; null: it was sent */
export async function recordMail(
  db: Kysely<Schema>,
  id: number,
  at: Date,
  error: string | null,
): Promise<void> {
  await db.updateTable("invitations").set(
    error === null
      ? (eb) => ({ sent_at: at, times_sent: eb("times_sent", "+", 1), mail_error: null })
      : { mail_error: error },
  ).where("id", "=", id).execute();
}

/** Marks an invitation as accepted. */
export async function markAccepted(
  trx: Transaction<Schema>,
  id: number,
  by: string,
  at: Date,
): Promise<void> {
  await trx.updateTable("invitations").set({ accepted_at: at, accepted_by: by })
    .where("id", "=", id).execute();
}
