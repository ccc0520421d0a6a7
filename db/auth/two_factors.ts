import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** What is stored about a person's second factor. */
export interface TwoFactorRecord {
  readonly isOn: boolean;
  readonly hasPassword: boolean;
  /** Encrypted; null without a second factor. */
  readonly recoveryCodes: string | null;
}

/** Reads a person's second factor; undefined when there is no such account. */
export function findTwoFactor(
  db: Kysely<Schema>,
  userId: string,
): Promise<TwoFactorRecord | undefined> {
  return db.selectFrom("users as u").leftJoin("two_factors as t", "t.user_id", "u.id")
    .where("u.id", "=", userId).select((eb) => [
      "u.two_factor_enabled as isOn",
      "t.backup_codes as recoveryCodes",
      eb.exists(
        eb.selectFrom("accounts").select("accounts.id").whereRef("accounts.user_id", "=", "u.id")
          .where("accounts.password", "is not", null),
      ).$castTo<boolean>().as("hasPassword"),
    ]).executeTakeFirst();
}

/**
 * Removes the second factor of an account.
 * @returns false when there is no such account
 */
export async function removeTwoFactor(db: Kysely<Schema>, userId: string): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    await trx.deleteFrom("two_factors").where("user_id", "=", userId).execute();
    const result = await trx.updateTable("users").set({ two_factor_enabled: false })
      .where("id", "=", userId).executeTakeFirst();
    return result.numUpdatedRows > 0n;
  });
}

/**
 * Takes a code of an account's app, so that nobody else can use it.
 * @returns false when it was taken before, or there is no such account
 */
export async function takeCode(
  db: Kysely<Schema>,
  { email, code, now, expiresAt }: {
    readonly email: string;
    readonly code: string;
    readonly now: Date;
    readonly expiresAt: Date;
  },
): Promise<boolean> {
  await db.deleteFrom("used_codes").where("expires_at", "<=", now).execute();
  const row = await db.insertInto("used_codes").columns(["user_id", "code", "expires_at"])
    .expression((eb) =>
      eb.selectFrom("users").where("email", "=", email).select([
        "id",
        eb.val(code).as("code"),
        sql<Date>`${expiresAt}::timestamptz`.as("expires_at"),
      ])
    ).onConflict((conflict) => conflict.doNothing()).returning("code").executeTakeFirst();
  return row !== undefined;
}

/** Gives back a code that was not right: nobody signed in with it. */
export async function returnCode(db: Kysely<Schema>, email: string, code: string): Promise<void> {
  await db.deleteFrom("used_codes").where("code", "=", code)
    .where("user_id", "in", (eb) => eb.selectFrom("users").select("id").where("email", "=", email))
    .execute();
}

/** Returns the e-mail address of the person whose password was right and whose code is awaited. */
export async function findChallenged(
  db: Kysely<Schema>,
  challenge: string,
  now: Date,
): Promise<string | undefined> {
  const row = await db.selectFrom("verifications as v").innerJoin("users as u", "u.id", "v.value")
    .where("v.identifier", "=", challenge).where("v.expires_at", ">", now)
    .select("u.email").executeTakeFirst();
  return row?.email;
}
