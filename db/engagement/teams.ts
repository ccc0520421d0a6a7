import type { Kysely } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** Returns the row ids of teams by their keys. */
export async function findTeamRowIds(
  db: Kysely<Schema>,
  keys: readonly string[],
): Promise<number[]> {
  if (keys.length === 0) return [];
  const rows = await db.selectFrom("teams").select("id").where("key", "in", keys).execute();
  return rows.map(({ id }) => id);
}
