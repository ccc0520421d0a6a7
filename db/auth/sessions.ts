import type { Kysely } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** A session, without the token that opens it. */
export interface SessionRecord {
  readonly id: string;
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly createdAt: Date;
  /** Changes when the session is extended, once a day. */
  readonly updatedAt: Date;
  readonly expiresAt: Date;
}

/** Lists the sessions of a person that have not expired, the latest first; at most 200. */
export function listSessions(
  db: Kysely<Schema>,
  userId: string,
  now: Date,
): Promise<SessionRecord[]> {
  return db.selectFrom("sessions").select([
    "id",
    "user_agent as userAgent",
    "ip_address as address",
    "created_at as createdAt",
    "updated_at as updatedAt",
    "expires_at as expiresAt",
  ]).where("user_id", "=", userId).where("expires_at", ">", now)
    .orderBy("updated_at", "desc").orderBy("id").limit(200).execute();
}

/** Ends one session of a person. @returns false when the person has no such session */
export async function endSession(
  db: Kysely<Schema>,
  userId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("sessions").where("user_id", "=", userId)
    .where("id", "=", id).executeTakeFirst();
  return numDeletedRows > 0n;
}
