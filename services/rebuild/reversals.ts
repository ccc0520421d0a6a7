import type { Kysely } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import {
  type BrokenReversal,
  findBrokenReversals,
  repairReversalRows,
} from "@/db/rebuild/ledger.ts";
import { stopScoring } from "@/db/scoring/epoch.ts";
import type { Difference } from "./findings.ts";

const MAX_REVERSALS = 1;

/** Compares the table of reversals with the log; returns the first differences. */
export async function examineReversals(db: Kysely<Schema>): Promise<readonly Difference[]> {
  const [broken] = await findBrokenReversals(db, MAX_REVERSALS);
  if (!broken) return [];
  // The difference may come from a running transaction, so check again while scoring is paused.
  return await db.transaction().execute(async (trx) => {
    await stopScoring(trx);
    return (await findBrokenReversals(trx, MAX_REVERSALS)).map(toDifference);
  });
}

/** Corrects the table of reversals from the log. */
export async function repairReversals(db: Kysely<Schema>): Promise<void> {
  if ((await findBrokenReversals(db, MAX_REVERSALS)).length === 0) return;
  await db.transaction().execute(async (trx) => {
    await stopScoring(trx);
    await repairReversalRows(trx);
  });
}

function toDifference({ source, id, isWanted }: BrokenReversal): Difference {
  const row = { source, event_id: id };
  return {
    table: "reversals",
    agent: null,
    key: `${source} ${id}`,
    column: "row",
    stored: isWanted ? undefined : row,
    expected: isWanted ? row : undefined,
  };
}
