import { type Kysely, sql, type Transaction } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

// A number that is not used by any other advisory lock of the database.
const SCORING_LOCK = 0x1a_07_e2;

/**
 * The `SELECT` that takes the lock which every batch holds until it commits; see {@link
 * stopScoring}.
 */
export const SCORING_TURN = sql`SELECT pg_advisory_xact_lock_shared(${sql.lit(SCORING_LOCK)})`;

/**
 * Waits until no batch is being scored, and makes new ones wait until the transaction ends; what
 * instances have cached is outdated afterwards. It must be the first lock of the transaction:
 * otherwise it could wait for a batch that waits for one of its locks.
 */
export async function stopScoring(trx: Transaction<Schema>): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${sql.lit(SCORING_LOCK)})`.execute(trx);
  await raiseEpoch(trx);
}

/**
 * Makes everything outdated that instances have cached. Batches that are scored from the cache hold
 * the row while they write.
 */
async function raiseEpoch(trx: Transaction<Schema>): Promise<void> {
  await sql`UPDATE scoring_epoch SET epoch = nextval('scoring_epochs') WHERE id = 1`.execute(trx);
}

/** Returns the number of the current configuration. */
export async function getEpoch(db: Kysely<Schema>): Promise<number> {
  const row = await db.selectFrom("scoring_epoch").select("epoch").where("id", "=", 1)
    .executeTakeFirstOrThrow();
  return row.epoch;
}
