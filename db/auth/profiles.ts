import { type Kysely, sql } from "kysely";
import type { Role } from "@/core/roles.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** An account, as its owner sees it. */
export interface StoredProfile {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly picture: string | null;
  readonly preferences: Readonly<Record<string, unknown>>;
  /** Row id of the person's agent, or null. */
  readonly agentRowId: number | null;
  readonly hasPassword: boolean;
  readonly hasTwoFactor: boolean;
  readonly createdAt: Date;
}

/** Returns the account with this id, or undefined. */
export async function findProfile(
  db: Kysely<Schema>,
  userId: string,
): Promise<StoredProfile | undefined> {
  const { rows } = await sql<StoredProfile>`SELECT u.id AS "userId", u.name, u.email, u.role,
      u.picture, u.preferences, u.agent_id AS "agentRowId",
      u.two_factor_enabled AS "hasTwoFactor", u.created_at AS "createdAt",
      EXISTS (SELECT FROM accounts c WHERE c.user_id = u.id AND c.password IS NOT NULL)
        AS "hasPassword"
    FROM users u WHERE u.id = ${userId}`.execute(db);
  return rows[0];
}

/** Changes an account; what is left out stays, and preferences are added to the stored ones. */
export async function updateProfile(
  db: Kysely<Schema>,
  userId: string,
  { name, preferences }: {
    readonly name?: string | undefined;
    readonly preferences?: Readonly<Record<string, unknown>> | undefined;
  },
): Promise<void> {
  await db.updateTable("users").set({
    ...(name === undefined ? {} : { name }),
    ...(preferences === undefined
      ? {}
      : { preferences: sql<string>`preferences || ${JSON.stringify(preferences)}::jsonb` }),
    updated_at: sql<Date>`CURRENT_TIMESTAMP`,
  }).where("id", "=", userId).execute();
}
