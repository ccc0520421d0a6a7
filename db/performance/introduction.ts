import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { findOrStoreSetting, findSetting, storeSetting } from "@/db/postgres/settings.ts";

/** When Laurel was introduced, as an admin says. */
export interface StoredIntroduction {
  /** The first day with Laurel; null: not said. */
  readonly introducedOn: Day | null;
  readonly revision: number;
}

const KEY = "performance";
const UNSET: StoredIntroduction = { introducedOn: null, revision: 1 };

/** Reads when Laurel was introduced. */
export async function findIntroduction(db: Kysely<Schema>): Promise<StoredIntroduction> {
  const value = await findSetting(db, KEY);
  return value === undefined ? UNSET : JSON.parse(value);
}

/** Reads when Laurel was introduced, and locks it until the transaction ends. */
export async function lockIntroduction(trx: Transaction<Schema>): Promise<StoredIntroduction> {
  await findOrStoreSetting(trx, KEY, JSON.stringify(UNSET));
  await sql`SELECT 1 FROM settings WHERE key = ${KEY} FOR UPDATE`.execute(trx);
  return await findIntroduction(trx);
}

/** Stores when Laurel was introduced. */
export async function storeIntroduction(
  trx: Transaction<Schema>,
  introduction: StoredIntroduction,
): Promise<void> {
  await storeSetting(trx, KEY, JSON.stringify(introduction));
}
