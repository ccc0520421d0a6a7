import type { Kysely } from "kysely";
import type { Schema } from "../db/schema.ts";

/** Changes what scoring depends on, while no batch is in flight. See services/rewards/mod.ts. */
export interface Reconfigurer {
  reconfigure<T>(change: (trx: Kysely<Schema>) => Promise<T>): Promise<T>;
}
