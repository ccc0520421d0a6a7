import { delay } from "@std/async/delay";
import type { Kysely } from "kysely";
import { stopScoring } from "@/db/scoring/epoch.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { isTransient } from "@/db/postgres/transient.ts";

/** The transaction must begin again with these agents locked as well. */
export class MoreAgentsNeeded extends Error {
  override name = "MoreAgentsNeeded";
  constructor(readonly rowIds: readonly number[]) {
    super("what one agent did changes what another one is paid");
  }
}

/** The transaction must begin again while nothing else is scored. */
export class TurnNeeded extends Error {
  override name = "TurnNeeded";
}

/** Another transaction stored one of the events first; the batch must begin again. */
export class EventRace extends Error {
  override name = "EventRace";
}

/** What a transaction must hold from its start, as the tries before it found out. */
export interface Locks {
  readonly agents: ReadonlySet<number>;
  /** Whether nothing else is scored until the transaction ends. */
  readonly isAlone: boolean;
}

const MAX_TRIES = 5;

/**
 * Runs a transaction, again from the start when it turns out to need more locks, lost a race, or met
 * an error that passes by itself.
 * @param mayNeed how many restarts for want of agents are possible at most
 */
export async function runScoring<T>(
  db: Kysely<Schema>,
  mayNeed: number,
  work: (trx: Kysely<Schema>, locks: Locks) => Promise<T>,
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
      if (attempt >= mayNeed + MAX_TRIES) throw error;
      if (error instanceof MoreAgentsNeeded) { for (const id of error.rowIds) agents.add(id); }
      else if (error instanceof TurnNeeded) isAlone = true;
      else if (!(error instanceof EventRace)) {
        if (!isTransient(error) || attempt >= MAX_TRIES) throw error;
        await delay(20 * 2 ** attempt);
      }
    }
  }
}
