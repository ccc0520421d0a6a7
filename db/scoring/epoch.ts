import { type Kysely, sql, type Transaction } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

// Any number that nothing else in the database takes an advisory lock on.
const SCORING_LOCK = 0x1a_07_e2;

/** `SELECT` of the lock that every batch holds until it commits; see {@link stopScoring}. */
export const SCORING_TURN = sql`SELECT pg_advisory_xact_lock_shared(${sql.lit(SCORING_LOCK)})`;

/**
 * Waits until no batch is being scored, and keeps new ones waiting until the transaction ends; what
 * instances remember is no longer good afterwards. Must come before any other lock of the
 * transaction, or it could wait for a batch that waits for it.
 */
export async function stopScoring(trx: Transaction<Schema>): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${sql.lit(SCORING_LOCK)})`.execute(trx);
  await raiseEpoch(trx);
}

/** Makes what every instance remembers outdated. Batches from memory hold the row meanwhile. */
async function raiseEpoch(trx: Transaction<Schema>): Promise<void> {
  await sql`UPDATE scoring_epoch SET epoch = nextval('scoring_epochs') WHERE id = 1`.execute(trx);
}

/** The number of the present configuration. */
export async function getEpoch(db: Kysely<Schema>): Promise<number> {
  const row = await db.selectFrom("scoring_epoch").select("epoch").where("id", "=", 1)
    .executeTakeFirstOrThrow();
  return row.epoch;
}
