import type { Kysely } from "kysely";
import type { Day } from "../core/calendar.ts";
import type { OutboxMessage } from "../db/outbox.ts";
import type { Schema } from "../db/schema.ts";

/** Changes what scoring depends on, while no batch is in flight. See services/rewards/mod.ts. */
export interface Reconfigurer {
  reconfigure<T>(change: (trx: Kysely<Schema>) => Promise<T>): Promise<T>;
}

/** Changes agents while their rewards are locked. See services/rewards/mod.ts. */
export interface Transactor {
  transact<T>(
    agentRowIds: readonly number[],
    work: (trx: Kysely<Schema>) => Promise<{
      readonly result: T;
      readonly rescore?: readonly { agentRowId: number; from: Day; to: Day | null }[];
      readonly messages?: readonly OutboxMessage[];
    }>,
  ): Promise<{ readonly result: T }>;
}
