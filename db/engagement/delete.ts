import type { Kysely } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** Deletes everything that is stored about a person's visits. Counts of days stay. */
export async function deleteVisitsOf(db: Kysely<Schema>, userId: string): Promise<void> {
  await db.deleteFrom("visits").where("user_id", "=", userId).execute();
  await db.deleteFrom("visit_days").where("user_id", "=", userId).execute();
  await db.deleteFrom("visit_months").where("user_id", "=", userId).execute();
  await db.deleteFrom("feature_uses").where("user_id", "=", userId).execute();
}
