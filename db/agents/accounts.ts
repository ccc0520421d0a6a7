import type { Kysely } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** Returns the id of the account with which an agent signs in, or null. */
export async function findUserOfAgent(
  db: Kysely<Schema>,
  agentRowId: number,
): Promise<string | null> {
  const row = await db.selectFrom("users").select("id").where("agent_id", "=", agentRowId)
    .executeTakeFirst();
  return row?.id ?? null;
}
