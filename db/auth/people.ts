import { type Kysely, sql, type Transaction } from "kysely";
import type { Role } from "@/core/roles.ts";
import { brokenConstraint } from "@/db/postgres/constraint.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A person's account, with the keys of the agent and teams that belong to it. */
export interface PersonRecord {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The id (`agents.key`) of the agent that this person is, or null. */
  readonly agent: string | null;
  /** Whether this agent is in a running holdout, and so has no points and no desk. */
  readonly isHeldOut: boolean;
  /** The keys of the teams that a manager sees, sorted; empty for other roles. */
  readonly teams: readonly string[];
  /** Whether the person has not seen the tour of the desk yet. */
  readonly needsTour: boolean;
  /** Whether the organization demands a second factor that this person has not set up. */
  readonly needsTwoFactor: boolean;
  /** The hash of the person's picture, or null. */
  readonly picture: string | null;
  /** What the person chose so far; see core/preferences.ts. */
  readonly preferences: Readonly<Record<string, unknown>>;
}

/** The input of `insertPerson`. */
export interface NewPerson {
  /** Normalized, see core/identity.ts. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Null: the person has no password yet, or signs in elsewhere. */
  readonly passwordHash: string | null;
  readonly agentId: number | null;
  readonly teamIds: readonly number[];
  readonly isDemo: boolean;
}

const personQuery = (db: Kysely<Schema>) =>
  db.selectFrom("users as u").leftJoin("agents as a", "a.id", "u.agent_id").select([
    "u.id as userId",
    "u.name",
    "u.email",
    "u.role",
    "a.key as agent",
    sql<boolean>`coalesce(a.is_held_out, FALSE)`.as("isHeldOut"),
    sql<boolean>`u.toured_at IS NULL`.as("needsTour"),
    "u.picture",
    "u.preferences",
    sql<string[]>`ARRAY(
      SELECT t.key FROM team_managers m JOIN teams t ON t.id = m.team_id
      WHERE m.user_id = u.id AND u.role = 'manager' ORDER BY t.key
    )`.as("teams"),
    // People without a password sign in with a provider, which has its own second step.
    sql<boolean>`u.role = 'admin' AND NOT u.two_factor_enabled AND EXISTS (
      SELECT FROM settings g
      WHERE g.key = 'organization' AND g.value::jsonb -> 'adminsNeedTwoFactor' = 'true'
    ) AND EXISTS (
      SELECT FROM accounts c WHERE c.user_id = u.id AND c.password IS NOT NULL
    )`.as("needsTwoFactor"),
  ]);

/**
 * Returns the person of a session that has not expired at `now`. A deactivated person has no
 * session, even while one is being created.
 */
export function findPersonBySession(
  db: Kysely<Schema>,
  sessionId: string,
  now: Date,
): Promise<PersonRecord | undefined> {
  return personQuery(db).innerJoin("sessions as s", "s.user_id", "u.id")
    .where("s.id", "=", sessionId).where("s.expires_at", ">", now)
    .where("u.deactivated_at", "is", null).executeTakeFirst();
}

/** Returns the people of those of these sessions that stand at `now`, by the session's id. */
export async function findPeopleBySessions(
  db: Kysely<Schema>,
  sessionIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, PersonRecord>> {
  const rows = await personQuery(db).innerJoin("sessions as s", "s.user_id", "u.id")
    .select("s.id as sessionId").where(sql<boolean>`s.id = ANY(${sessionIds}::text[])`)
    .where("s.expires_at", ">", now).where("u.deactivated_at", "is", null).execute();
  return new Map(rows.map(({ sessionId, ...person }) => [sessionId, person]));
}

/** Lists the accounts with one-click sign-in: managers first, then by name; at most 200. */
export function listDemoPeople(db: Kysely<Schema>): Promise<PersonRecord[]> {
  return personQuery(db).where("u.is_demo", "=", true).where("u.deactivated_at", "is", null)
    .orderBy(sql`CASE u.role WHEN 'admin' THEN 0 WHEN 'manager' THEN 1 ELSE 2 END`)
    .orderBy("u.name").orderBy("u.id").limit(200).execute();
}

/** Returns the id of a demo account, or undefined when there is none with this e-mail. */
export async function findDemoUserId(
  db: Kysely<Schema>,
  email: string,
): Promise<string | undefined> {
  const row = await db.selectFrom("users").select("id")
    .where("email", "=", email).where("is_demo", "=", true).executeTakeFirst();
  return row?.id;
}

/** Whether a person may not sign in any more. */
export async function isDeactivated(db: Kysely<Schema>, userId: string): Promise<boolean> {
  const row = await db.selectFrom("users").select("id").where("id", "=", userId)
    .where("deactivated_at", "is not", null).executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody is an admin and can sign in. */
export async function hasAdmin(db: Kysely<Schema>): Promise<boolean> {
  const row = await db.selectFrom("users").select("id").where("role", "=", "admin")
    .where("deactivated_at", "is", null).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The database refused a person; the transaction can only be rolled back. */
export class PersonRefused extends Error {
  override name = "PersonRefused";
  constructor(readonly reason: "email_taken" | "agent_taken" | "unknown_agent" | "unknown_team") {
    super(`the account was not stored: ${reason}`);
  }
}

const REFUSALS: ReadonlyMap<string, PersonRefused["reason"]> = new Map([
  ["users_email_key", "email_taken"],
  ["users_agent_id_key", "agent_taken"],
  ["users_agent_id_fkey", "unknown_agent"],
  ["team_managers_team_id_fkey", "unknown_team"],
]);

/** Translates the database's error into a refusal; undefined when it is another error. */
export function refusalOf(error: unknown): PersonRefused | undefined {
  const reason = REFUSALS.get(brokenConstraint(error) ?? "");
  return reason && new PersonRefused(reason);
}

/**
 * Creates a person, who signs in with a password when one is given.
 * @returns the new user's id, or undefined when the e-mail already has an account
 * @throws the database's error when the agent already has an account, or when agent or team do not
 *   exist
 */
export async function insertPerson(
  trx: Transaction<Schema>,
  person: NewPerson,
): Promise<string | undefined> {
  try {
    return await insertUser(trx, person);
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

async function insertUser(
  trx: Transaction<Schema>,
  person: NewPerson,
): Promise<string | undefined> {
  const user = await trx.insertInto("users").values({
    id: crypto.randomUUID(),
    name: person.name,
    email: person.email,
    // Created by an admin, who vouches for the address.
    email_verified: true,
    role: person.role,
    agent_id: person.agentId,
    is_demo: person.isDemo,
  }).onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id").executeTakeFirst();
  if (!user) return undefined;
  if (person.passwordHash !== null) await setPassword(trx, user.id, person.passwordHash);
  if (person.teamIds.length > 0) {
    const rows = [...new Set(person.teamIds)].map((id) => ({ user_id: user.id, team_id: id }));
    await trx.insertInto("team_managers").values(rows).execute();
  }
  return user.id;
}

/**
 * Stores a new password, in the form in which better-auth looks for it: account_id is the user's own
 * id.
 */
export async function setPassword(
  trx: Transaction<Schema>,
  userId: string,
  passwordHash: string,
): Promise<void> {
  await trx.insertInto("accounts").values({
    id: crypto.randomUUID(),
    user_id: userId,
    provider_id: "credential",
    account_id: userId,
    password: passwordHash,
  }).onConflict((conflict) =>
    conflict.columns(["provider_id", "account_id"])
      .doUpdateSet({ password: passwordHash, updated_at: sql<Date>`CURRENT_TIMESTAMP` })
  ).execute();
}

/** Returns the id of the account with which an agent signs in, or null. */
export async function findUserOfAgent(
  db: Kysely<Schema>,
  agentRowId: number,
): Promise<string | null> {
  const row = await db.selectFrom("users").select("id").where("agent_id", "=", agentRowId)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Returns the hash of a person's password; undefined when there is none. */
export async function findPasswordHash(
  db: Kysely<Schema>,
  userId: string,
): Promise<string | undefined> {
  const row = await db.selectFrom("accounts").select("password").where("user_id", "=", userId)
    .where("provider_id", "=", "credential").executeTakeFirst();
  return row?.password ?? undefined;
}

/**
 * Makes an account an admin who can sign in.
 * @returns false when there is no such account
 */
export async function promoteToAdmin(trx: Transaction<Schema>, email: string): Promise<boolean> {
  const result = await trx.updateTable("users").set({ role: "admin", deactivated_at: null })
    .where("email", "=", email).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Stores that a person has seen or left the tour of the desk. */
export async function recordTour(db: Kysely<Schema>, userId: string, at: Date): Promise<void> {
  await db.updateTable("users").set({ toured_at: at }).where("id", "=", userId).execute();
}

/** Stores when a person, and the agent who the person is, signed in. */
export async function recordSignIn(db: Kysely<Schema>, userId: string, at: Date): Promise<void> {
  await db.updateTable("users").set({ last_sign_in_at: at }).where("id", "=", userId).execute();
  await db.updateTable("agent_rewards").set({ last_login: at })
    .where(
      "agent_id",
      "=",
      (eb) => eb.selectFrom("users").select("agent_id").where("id", "=", userId),
    )
    .execute();
}

/** Ends a user's expired sessions, and the oldest ones beyond `keep`. */
export async function trimSessions(
  db: Kysely<Schema>,
  userId: string,
  keep: number,
  now: Date,
): Promise<void> {
  await db.deleteFrom("sessions").where("user_id", "=", userId)
    .where((eb) =>
      eb.or([
        eb("expires_at", "<=", now),
        eb(
          "id",
          "in",
          eb.selectFrom("sessions").select("id").where("user_id", "=", userId)
            .orderBy("created_at", "desc").orderBy("id").offset(keep),
        ),
      ])
    ).execute();
}
