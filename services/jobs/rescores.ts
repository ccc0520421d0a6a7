import type { Kysely } from "kysely";
import { finishRecalculations } from "@/db/rules/recalculations.ts";
import { findQueuedAgents, takeRescores } from "@/db/scoring/rescores.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/core/clock.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { isTransient } from "@/db/postgres/transient.ts";
import type { JobStep } from "./mod.ts";
import { openRetryList } from "./retry_list.ts";

// Small, so that several instances share the work and an instance that closes is done soon.
const ROWS_PER_PART = 20;

/** What the step works on. */
export interface RescoreStepOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly rewards: Pick<Rewards, "transact">;
}

/**
 * Scores agents again whose days were queued because rules or settings changed. One transaction
 * scores an agent and removes them from the queue, so after an interruption another instance
 * continues. Levels and achievements are not announced, because nobody did anything just now.
 */
export function rescoreStep({ db, clock, rewards }: RescoreStepOptions): JobStep {
  // Agents whose rescore failed wait for their next try, so that they do not block the others.
  const retries = openRetryList<number>(clock);
  // Only the first error is kept: each one holds on to the events of its agent.
  let failures: { readonly first: unknown; readonly agents: Set<number> } | null = null;

  async function rescore(agentRowId: number): Promise<void> {
    await rewards.transact([agentRowId], async (trx) => {
      const spans = await takeRescores(trx, agentRowId);
      const rescore = spans.map((span) => ({ agentRowId, ...span }));
      return { result: undefined, rescore, isSilent: true };
    });
  }

  return {
    name: "rescore",
    async run() {
      const page = { limit: ROWS_PER_PART, except: retries.waiting() };
      const agents = await findQueuedAgents(db, page);
      for (const agentRowId of agents) {
        try {
          await rescore(agentRowId);
          retries.done(agentRowId);
        } catch (error) {
          // A failure of the database affects all agents, so it ends the step.
          if (isTransient(error)) throw error;
          retries.failed(agentRowId);
          failures ??= { first: error, agents: new Set() };
          failures.agents.add(agentRowId);
        }
      }
      if (agents.length > 0) return agents.length;
      const finished = await finishRecalculations(db, clock());
      if (failures) {
        const { first: cause, agents: { size } } = failures;
        failures = null;
        const who = size === 1 ? "an agent" : `${size} agents`;
        throw new Error(`${who} could not be scored again`, { cause });
      }
      return finished;
    },
    failing: () => retries.size,
  };
}
