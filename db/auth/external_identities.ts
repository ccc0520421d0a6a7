import type { Kysely, Transaction } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { type KnownAccount, knownAccounts } from "./accounts.ts";

/** Returns the account that is linked to a person of a sign-in service. */
export function findLinkedAccount(
  db: Kysely<Schema>,
  issuer: string,
  subject: string,
): Promise<KnownAccount | undefined> {
  return knownAccounts(db).innerJoin("accounts as x", "x.user_id", "u.id")
    .where("x.provider_id", "=", issuer).where("x.account_id", "=", subject).executeTakeFirst();
}

/** Whether an account is linked to some person of this sign-in service. */
export async function hasIdentityOf(
  db: Kysely<Schema>,
  userId: string,
  issuer: string,
): Promise<boolean> {
  const row = await db.selectFrom("accounts").select("id")
    .where("user_id", "=", userId).where("provider_id", "=", issuer).executeTakeFirst();
  return row !== undefined;
}

/** Links an account to a person of a sign-in service. */
export async function linkIdentity(
  trx: Transaction<Schema>,
  userId: string,
  issuer: string,
  subject: string,
): Promise<void> {
  await trx.insertInto("accounts").values({
    id: crypto.randomUUID(),
    user_id: userId,
    provider_id: issuer,
    account_id: subject,
  }).execute();
}

/**
 * Uses something up that may be used once, on all instances together.
 * @returns false when it was used before
 */
export async function useOnce(
  db: Kysely<Schema>,
  name: string,
  times: { readonly now: Date; readonly expiresAt: Date },
): Promise<boolean> {
  await db.deleteFrom("verifications").where("identifier", "=", "used")
    .where("expires_at", "<", times.now).execute();
  const row = await db.insertInto("verifications")
    .values({ id: name, identifier: "used", value: "", expires_at: times.expiresAt })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id").executeTakeFirst();
  return row !== undefined;
}
