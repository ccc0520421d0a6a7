import type { Kysely } from "kysely";
import type { Schema } from "./schema.ts";

/**
 * The value kept under a key: the one that is there, or else the one given, which stays. Instances
 * that ask together get the same.
 */
export async function keepSetting(
  db: Kysely<Schema>,
  key: string,
  value: string,
): Promise<string> {
  await db.insertInto("settings").values({ key, value })
    .onConflict((conflict) => conflict.column("key").doNothing()).execute();
  const row = await db.selectFrom("settings").select("value").where("key", "=", key)
    .executeTakeFirstOrThrow();
  return row.value;
}
