import type { AgentMergeView } from "@/core/agents/views.ts";
import type { Kysely, Transaction } from "kysely";
import { CHALLENGE_SOURCE, REVERSAL_SOURCE, REVERSAL_TYPE } from "@/core/events/events.ts";
import { type Agent, findAgent, getAgent } from "@/db/agents/agents.ts";
import {
  closeMerged,
  findMergedInto,
  type Merge,
  moveParts,
  moveSpins,
  moveWork,
  renameInAudiences,
} from "@/db/agents/merge.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import { readStoredAgents } from "@/db/rebuild/state.ts";
import { repairAgentRows } from "@/db/rebuild/writes.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField, unknownAgent } from "@/services/problems/admin.ts";
import { recountChallenges } from "@/services/challenges/rebuild.ts";
import type { Clock } from "@/core/clock.ts";
import { repairedBoardMessage } from "@/services/rebuild/board_message.ts";
import { examineAgents } from "@/services/rebuild/examine.ts";
import type { Rewards, SystemEvent } from "@/services/rewards/mod.ts";

/** Merges two agents into one. */
export interface Merging {
  /**
   * Moves everything that one agent did to another agent, and scores it as if that agent had done
   * it from the start. Events keep their identities, and the merged agent's id becomes an alias of
   * the other. Scoring is paused meanwhile.
   * @returns undefined when there is no such agent
   * @throws {ProblemError} `unknown_agent`, `validation_failed`
   */
  merge(id: string, into: string, how: { readonly isPreview: boolean }): Promise<
    AgentMergeView | undefined
  >;
}

/** Opens the merging of agents. */
export function openMerging({ db, rewards, clock }: {
  readonly db: Kysely<Schema>;
  readonly rewards: Pick<Rewards, "transact" | "config">;
  readonly clock: Clock;
}): Merging {
  /** Computes an agent's stored state again from the log. */
  async function derive(trx: Transaction<Schema>, id: string): Promise<OutboxMessage[]> {
    const [stored] = await readStoredAgents(trx, { id });
    const options = { config: rewards.config, now: clock() };
    for await (const { findings } of examineAgents(trx, [stored!], options)) {
      if (findings.differences.length === 0) return [];
      await repairAgentRows(trx, stored!, findings.repairs);
      const message = repairedBoardMessage(stored!, findings.repairs);
      return message ? [message] : [];
    }
    return [];
  }

  async function mergeLocked(
    trx: Transaction<Schema>,
    from: Agent,
    into: Agent,
    isPreview: boolean,
  ) {
    const merge: Merge = { from: from.rowId, into: into.rowId };
    // While this transaction waited, another one may have merged one of the two.
    const merged = [await findMergedInto(trx, from.rowId), await findMergedInto(trx, into.rowId)];
    if (merged.some((other) => other !== null)) throw isMerged();
    const moved = await moveWork(trx, merge);
    await moveSpins(trx, merge);
    const { challenges, paidTwice } = await moveParts(trx, merge);
    await renameInAudiences(trx, from.id, into.id);
    // In this order, because an event can have only one booking in force.
    const messages = [...await derive(trx, from.id), ...await derive(trx, into.id)];
    await recountChallenges(trx, challenges);
    const account = await closeMerged(trx, merge);
    const resultAfter = (agentAfter: number): AgentMergeView => ({
      agent: into.id,
      merged: from.id,
      points: { merged: from.totalPoints, agentBefore: into.totalPoints, agentAfter },
      movedEvents: moved.events,
      movedPeopleInTools: moved.people,
      paymentsTakenBack: paidTwice.length,
      account,
      isPreview,
    });
    return {
      result: resultAfter(0),
      events: paidTwice.map((id) => takeBack(id, into.rowId, clock())),
      messages,
      isSilent: true,
      conclude: async (trx: Transaction<Schema>) =>
        resultAfter((await getAgent(trx, into.rowId))!.totalPoints),
    };
  }

  return {
    async merge(id, target, { isPreview }) {
      const from = await findAgent(db, id);
      if (!from) return undefined;
      const into = await findAgent(db, target);
      if (!into) throw unknownAgent(target, "into");
      if (from.rowId === into.rowId) throw isMerged();
      const { result } = await rewards.transact(
        [from.rowId, into.rowId],
        (trx) => mergeLocked(trx, from, into, isPreview),
        { isAlone: true, isTrial: isPreview },
      );
      return result;
    },
  };
}

function isMerged() {
  return invalidField("into", "is the same agent, or one of the two was merged already");
}

/**
 * Uses the same event id as the settlement of the challenge would, so that the reversal happens
 * once.
 */
function takeBack(paymentId: string, agentRowId: number, now: number): SystemEvent {
  return {
    source: REVERSAL_SOURCE,
    id: `${CHALLENGE_SOURCE}/${paymentId}`,
    type: REVERSAL_TYPE,
    agentRowId,
    time: now,
    data: { reverses: { source: CHALLENGE_SOURCE, id: paymentId } },
  };
}
