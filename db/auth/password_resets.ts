import type { Kysely, Transaction } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/**
 * Stores a link to a new password. Earlier links of the person, and old ones of others, end.
 * @returns false when the account has not, or no longer, the address to which the link is mailed
 */
export async function insertPasswordReset(
  trx: Transaction<Schema>,
  { tokenHash, userId, mailedTo, createdAt, expiresAt }: {
    /** SHA-256 of the token in the link, in hex. */
    readonly tokenHash: string;
    readonly userId: string;
    /** Normalized; null: the link is passed on. */
    readonly mailedTo: string | null;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  },
): Promise<boolean> {
  if (mailedTo !== null) {
    // Whoever changes the address waits until this link is stored, and then ends it.
    const owner = await trx.selectFrom("users").select("id").where("id", "=", userId)
      .where("email", "=", mailedTo).forShare().executeTakeFirst();
    if (!owner) return false;
  }
  await trx.deleteFrom("password_resets")
    .where((eb) => eb.or([eb("user_id", "=", userId), eb("expires_at", "<=", createdAt)]))
    .execute();
  await trx.insertInto("password_resets").values({
    token_hash: tokenHash,
    user_id: userId,
    created_at: createdAt,
    expires_at: expiresAt,
  }).execute();
  return true;
}

/** The person whose new password a link sets. */
export interface ResetOwner {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

const resetQuery = (db: Kysely<Schema>, tokenHash: string, now: Date) =>
  db.selectFrom("password_resets as r").innerJoin("users as u", "u.id", "r.user_id")
    .select(["u.id as userId", "u.name", "u.email"])
    .where("r.token_hash", "=", tokenHash).where("r.used_at", "is", null)
    .where("r.expires_at", ">", now).where("u.deactivated_at", "is", null);

/** Returns whose link it is; undefined when it does not work (any more). */
export function findPasswordReset(
  db: Kysely<Schema>,
  tokenHash: string,
  now: Date,
): Promise<ResetOwner | undefined> {
  return resetQuery(db, tokenHash, now).executeTakeFirst();
}

/** Uses a link up. @returns whose it is; undefined when it does not work (any more) */
export async function takePasswordReset(
  trx: Transaction<Schema>,
  tokenHash: string,
  now: Date,
): Promise<ResetOwner | undefined> {
  const owner = await resetQuery(trx, tokenHash, now).forUpdate("r").executeTakeFirst();
  if (!owner) return undefined;
  await trx.updateTable("password_resets").set({ used_at: now })
    .where("token_hash", "=", tokenHash).execute();
  return owner;
}
