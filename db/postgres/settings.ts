import type { Kysely } from "kysely";
import type { Schema } from "./schema.ts";

/**
 * Returns the value of a setting. If there is none, stores the given value first. Instances that
 * call it at the same time get the same value.
 */
export async function findOrStoreSetting(
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

/** Returns the setting's value, or undefined. */
export async function findSetting(db: Kysely<Schema>, key: string): Promise<string | undefined> {
  const row = await db.selectFrom("settings").select("value").where("key", "=", key)
    .executeTakeFirst();
  return row?.value;
}

/** Stores the value of a setting; an earlier one is replaced. */
export async function storeSetting(db: Kysely<Schema>, key: string, value: string): Promise<void> {
  await db.insertInto("settings").values({ key, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value })).execute();
}
