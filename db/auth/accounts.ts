import { type Kysely, sql, type Transaction } from "kysely";
import type { Role } from "@/core/roles.ts";
import { containing } from "@/db/postgres/like.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { refusalOf } from "./people.ts";

/** An account as admins see it. */
export interface AccountRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly teams: readonly string[];
  readonly agent: { readonly id: string; readonly name: string } | null;
  readonly deactivatedAt: Date | null;
  readonly hasPassword: boolean;
  readonly isTwoFactorOn: boolean;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
  readonly sessions: number;
}

const accountQuery = (db: Kysely<Schema>, now: Date) =>
  db.selectFrom("users as u").leftJoin("agents as a", "a.id", "u.agent_id").select([
    "u.id",
    "u.name",
    "u.email",
    "u.role",
    sql<string[]>`ARRAY(
      SELECT t.key FROM team_managers m JOIN teams t ON t.id = m.team_id
      WHERE m.user_id = u.id AND u.role = 'manager' ORDER BY t.key
    )`.as("teams"),
    "a.key as agentId",
    "a.name as agentName",
    "u.deactivated_at as deactivatedAt",
    sql<boolean>`EXISTS (SELECT FROM accounts c WHERE c.user_id = u.id
      AND c.provider_id = 'credential' AND c.password IS NOT NULL)`.as("hasPassword"),
    "u.two_factor_enabled as isTwoFactorOn",
    "u.created_at as createdAt",
    "u.last_sign_in_at as lastSignInAt",
    sql<number>`(SELECT count(*)::int FROM sessions s
      WHERE s.user_id = u.id AND s.expires_at > ${now})`.as("sessions"),
  ]);

type Row = Awaited<ReturnType<ReturnType<typeof accountQuery>["executeTakeFirstOrThrow"]>>;

function toRecord({ agentId, agentName, ...row }: Row): AccountRecord {
  return { ...row, agent: agentId === null ? null : { id: agentId, name: agentName! } };
}

/** Returns an account; undefined when there is none with this id. */
export async function findAccount(
  db: Kysely<Schema>,
  id: string,
  now: Date,
): Promise<AccountRecord | undefined> {
  const row = await accountQuery(db, now).where("u.id", "=", id).executeTakeFirst();
  return row && toRecord(row);
}

/** Which accounts to list. */
export interface AccountSearch {
  /** Part of a name or e-mail address. */
  readonly search: string | null;
  readonly role: Role | null;
  readonly isActive: boolean | null;
  /** The id of an agent: its account only. */
  readonly agent: string | null;
}

/** Lists accounts by e-mail, after a cursor (the last e-mail of the previous page). */
export async function listAccounts(
  db: Kysely<Schema>,
  page: AccountSearch & { readonly limit: number; readonly after: string | null },
  now: Date,
): Promise<AccountRecord[]> {
  let query = accountQuery(db, now).where("u.email", ">", page.after ?? "")
    .orderBy("u.email").limit(page.limit);
  if (page.search !== null) {
    const like = containing(page.search);
    query = query.where((eb) => eb.or([eb("u.email", "ilike", like), eb("u.name", "ilike", like)]));
  }
  if (page.role !== null) query = query.where("u.role", "=", page.role);
  if (page.agent !== null) query = query.where("a.key", "=", page.agent);
  if (page.isActive !== null) {
    query = query.where("u.deactivated_at", page.isActive ? "is" : "is not", null);
  }
  return (await query.execute()).map(toRecord);
}

/** An account as it is looked up before somebody signs in. */
export interface KnownAccount {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly isDeactivated: boolean;
}

/** The query of {@link KnownAccount}; `u` is the account. */
export const knownAccounts = (db: Kysely<Schema>) =>
  db.selectFrom("users as u").select((eb) => [
    "u.id as userId",
    "u.email",
    "u.name",
    "u.role",
    eb("u.deactivated_at", "is not", null).$castTo<boolean>().as("isDeactivated"),
  ]);

/** Returns the account with a normalized e-mail address. */
export function findAccountByEmail(
  db: Kysely<Schema>,
  email: string,
): Promise<KnownAccount | undefined> {
  return knownAccounts(db).where("u.email", "=", email).executeTakeFirst();
}

/** Returns those of the normalized e-mails that have an account. */
export async function findTakenEmails(
  db: Kysely<Schema>,
  emails: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ email: string }>`SELECT email FROM users
    WHERE email = ANY(${[...emails]}::text[])`.execute(db);
  return new Set(rows.map(({ email }) => email));
}

/** What decides whether an agent can be given to an account. */
export interface AgentForAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly isActive: boolean;
  /** The account that the agent has. */
  readonly userId: string | null;
}

/** Reads agents by the ids of their rows. */
export async function findAgentsForAccounts(
  db: Kysely<Schema>,
  rowIds: readonly number[],
): Promise<ReadonlyMap<number, AgentForAccount>> {
  const { rows } = await sql<AgentForAccount & { rowId: number }>`
    SELECT a.id AS "rowId", a.key AS id, a.name, a.email,
      a.deactivated_at IS NULL AS "isActive", u.id AS "userId"
    FROM agents a LEFT JOIN users u ON u.agent_id = a.id
    WHERE a.id = ANY(${[...rowIds]}::int[])`.execute(db);
  return new Map(rows.map(({ rowId, ...agent }) => [rowId, agent]));
}

/**
 * Changes the name or the agent of an account.
 * @throws {PersonRefused} when the agent has another account
 */
export async function updateAccount(
  trx: Transaction<Schema>,
  id: string,
  { name, agentId }: { readonly name?: string | undefined; readonly agentId?: number | null },
): Promise<void> {
  if (name === undefined && agentId === undefined) return;
  try {
    await trx.updateTable("users").set({
      ...(name === undefined ? {} : { name }),
      ...(agentId === undefined ? {} : { agent_id: agentId }),
    }).where("id", "=", id).execute();
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

/**
 * Changes the normalized e-mail address with which a person signs in. Open links to a new password
 * end: they may have been mailed to the old address.
 * @returns the old address; undefined when there is no such account
 * @throws {PersonRefused} when another account has the address
 */
export async function changeEmail(
  trx: Transaction<Schema>,
  id: string,
  email: string,
): Promise<string | undefined> {
  const before = await trx.selectFrom("users").select("email").where("id", "=", id).forUpdate()
    .executeTakeFirst();
  if (before === undefined || before.email === email) return before?.email;
  try {
    await trx.updateTable("users").set({ email }).where("id", "=", id).execute();
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
  await trx.deleteFrom("password_resets").where("user_id", "=", id).execute();
  return before.email;
}

/** Replaces the teams that a manager sees. @param teamIds the ids of their rows */
export async function replaceManagedTeams(
  trx: Transaction<Schema>,
  id: string,
  teamIds: readonly number[],
): Promise<void> {
  await trx.deleteFrom("team_managers").where("user_id", "=", id).execute();
  if (teamIds.length === 0) return;
  const rows = [...new Set(teamIds)].map((team) => ({ user_id: id, team_id: team }));
  await trx.insertInto("team_managers").values(rows).execute();
}
