import type { Transaction } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** A boost that an agent won; times in milliseconds since the epoch. */
export interface SpinBoost {
  readonly agentRowId: number;
  readonly spinId: string;
  readonly factor: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Stores the boost of a spin, for all of the agent's actions. */
export async function insertSpinBoost(trx: Transaction<Schema>, boost: SpinBoost): Promise<void> {
  await trx.insertInto("boosts").values({
    name: "spin_boost",
    factor: boost.factor,
    starts_at: new Date(boost.startsAt),
    ends_at: new Date(boost.endsAt),
    agent_id: boost.agentRowId,
    spin_id: boost.spinId,
  }).execute();
}
