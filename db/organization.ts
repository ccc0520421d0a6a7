import { type Kysely, sql } from "kysely";
import type { Schema } from "./postgres/schema.ts";
import { findSetting } from "./postgres/settings.ts";

// Also read by the query of people in db/auth, which decides who needs two-factor.
const KEY = "organization";

/** Returns the stored settings of the organization; only those that were changed. */
export async function readOrganization(db: Kysely<Schema>): Promise<Record<string, unknown>> {
  const value = await findSetting(db, KEY);
  return value === undefined ? {} : JSON.parse(value);
}

/** Stores some settings; the others stay, also when two admins change different ones at once. */
export async function changeOrganization(
  db: Kysely<Schema>,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await db.insertInto("settings").values({ key: KEY, value: JSON.stringify(changes) })
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet({
        value: sql`(settings.value::jsonb || excluded.value::jsonb)::text`,
      })
    ).execute();
}
