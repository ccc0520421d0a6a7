import { delay } from "@std/async/delay";
import type { Kysely, Transaction } from "kysely";
import { stopScoring } from "@/db/scoring/epoch.ts";
import { EventRace } from "@/db/scoring/write_batch.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { isTransient } from "@/db/postgres/transient.ts";

/** The transaction must start again with these agents locked as well. */
export class MoreAgentsNeeded extends Error {
  override name = "MoreAgentsNeeded";
  constructor(readonly rowIds: readonly number[]) {
    super("what one agent did changes what another one is paid");
  }
}

/** The transaction must start again while all other scoring is paused. */
export class TurnNeeded extends Error {
  override name = "TurnNeeded";
}

/** What a transaction must lock at its start, as earlier attempts found out. */
export interface Locks {
  readonly agents: ReadonlySet<number>;
  /** Whether all other scoring is paused until the transaction ends. */
  readonly isAlone: boolean;
}

const MAX_TRIES = 5;

/**
 * Runs a transaction. It starts again when it needs more locks, lost a race, or met a transient
 * error.
 * @param lockRetries how many retries the search for missing locks of agents can need
 */
export async function runScoring<T>(
  db: Kysely<Schema>,
  lockRetries: number,
  work: (trx: Transaction<Schema>, locks: Locks) => Promise<T>,
): Promise<T> {
  const agents = new Set<number>();
  let isAlone = false;
  for (let attempt = 1;; attempt++) {
    try {
      return await db.transaction().execute(async (trx) => {
        if (isAlone) await stopScoring(trx);
        return await work(trx, { agents, isAlone });
      });
    } catch (error) {
      if (attempt >= lockRetries + MAX_TRIES) throw error;
      if (error instanceof MoreAgentsNeeded) { for (const id of error.rowIds) agents.add(id); }
      else if (error instanceof TurnNeeded) isAlone = true;
      else if (!(error instanceof EventRace)) {
        if (!isTransient(error) || attempt >= MAX_TRIES) throw error;
        await delay(20 * 2 ** attempt);
      }
    }
  }
}
