import { type Kysely, sql, type Transaction } from "kysely";
import type { Role } from "@/core/roles.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** How a change of an account ended; `last_admin`: it would have left Laurel without an admin. */
export type AccountChange = "done" | "last_admin" | "unknown";

/**
 * Makes other transactions that call this wait until this one ends. Whoever creates the first
 * admin, or takes rights from an admin, holds this lock: two admins cannot demote each other at the
 * same time.
 */
export async function lockAdmins(trx: Transaction<Schema>): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('laurel:first_admin'))`.execute(trx);
}

/**
 * Deactivates an account and ends its sessions; the person cannot sign in from then on. The agent of
 * the person stays as it is. Remove the person from the cache afterwards (`auth.forgetPerson`).
 */
export async function deactivateUser(
  trx: Transaction<Schema>,
  userId: string,
  at: Date,
): Promise<AccountChange> {
  await lockAdmins(trx);
  const user = await findRights(trx, userId);
  if (!user) return "unknown";
  if (user.isActive) {
    if (user.role === "admin" && !await hasOtherAdmin(trx, userId)) return "last_admin";
    await trx.updateTable("users").set({ deactivated_at: at, updated_at: at })
      .where("id", "=", userId).execute();
  }
  await endSessions(trx, userId);
  return "done";
}

/**
 * Lets a deactivated person sign in again.
 * @returns false when there is no such account
 */
export async function reactivateUser(
  trx: Transaction<Schema>,
  userId: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx.updateTable("users").set({ deactivated_at: null })
    .where("id", "=", userId).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives an account another role. Only managers have teams, so other roles lose theirs. */
export async function changeRole(
  trx: Transaction<Schema>,
  userId: string,
  role: Role,
): Promise<AccountChange> {
  await lockAdmins(trx);
  const user = await findRights(trx, userId);
  if (!user) return "unknown";
  const losesAdmin = user.role === "admin" && role !== "admin" && user.isActive;
  if (losesAdmin && !await hasOtherAdmin(trx, userId)) return "last_admin";
  await trx.updateTable("users").set({ role }).where("id", "=", userId).execute();
  if (role !== "manager") {
    await trx.deleteFrom("team_managers").where("user_id", "=", userId).execute();
  }
  return "done";
}

/**
 * Ends the sessions of a person.
 * @param except the id of a session that stays
 * @returns how many ended
 */
export async function endSessions(
  db: Kysely<Schema>,
  userId: string,
  except: string | null = null,
): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom("sessions").where("user_id", "=", userId)
    .$if(except !== null, (query) => query.where("id", "!=", except!)).executeTakeFirst();
  return Number(numDeletedRows);
}

async function findRights(trx: Transaction<Schema>, userId: string) {
  const row = await trx.selectFrom("users").select(["role", "deactivated_at"])
    .where("id", "=", userId).executeTakeFirst();
  return row && { role: row.role, isActive: row.deactivated_at === null };
}

async function hasOtherAdmin(trx: Transaction<Schema>, userId: string): Promise<boolean> {
  const row = await trx.selectFrom("users").select("id").where("role", "=", "admin")
    .where("deactivated_at", "is", null).where("id", "!=", userId).limit(1).executeTakeFirst();
  return row !== undefined;
}
