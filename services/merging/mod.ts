import type { Kysely } from "kysely";
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
import type { Clock } from "@/services/platform/clock.ts";
import { boardMessage } from "@/services/rebuild/board_message.ts";
import { examineAgents } from "@/services/rebuild/examine.ts";
import type { Rewards, SystemEvent } from "@/services/rewards/mod.ts";

/** What a merge came to, or would come to. */
export interface MergeResult {
  /** The agent that there is from then on. */
  readonly agent: string;
  /** The id that is an alias from then on. */
  readonly merged: string;
  readonly points: {
    readonly merged: number;
    readonly agentBefore: number;
    /** Not always the sum: one person has one streak, one ceiling, one first contact. */
    readonly agentAfter: number;
  };
  readonly movedEvents: number;
  readonly movedPeopleInTools: number;
  /** Payments of challenges that both had won; one of each is taken back. */
  readonly paymentsTakenBack: number;
  /** Of the merged agent's account: there was none, it is the agent's, or it has no agent now. */
  readonly account: "none" | "moved" | "unlinked";
  /** Whether nothing was changed. */
  readonly isPreview: boolean;
}

/** Makes two agents one. */
export interface Merging {
  /**
   * Makes everything that one agent did another's, and scores it as if it had been theirs from the
   * start. Events keep their identities; who names the merged agent means the other one.
   * Everybody's scoring waits meanwhile.
   * @returns undefined when there is no such agent
   * @throws {ProblemError} `unknown_agent`, `validation_failed`
   */
  merge(id: string, into: string, how: { readonly isPreview: boolean }): Promise<
    MergeResult | undefined
  >;
}

/** Opens the merging of agents. */
export function openMerging({ db, rewards, clock }: {
  readonly db: Kysely<Schema>;
  readonly rewards: Pick<Rewards, "transact" | "config">;
  readonly clock: Clock;
}): Merging {
  /** Derives what stands of an agent anew from the log. */
  async function derive(trx: Kysely<Schema>, id: string): Promise<OutboxMessage[]> {
    const [stored] = await readStoredAgents(trx, { id });
    const options = { config: rewards.config, now: clock() };
    for await (const { findings } of examineAgents(trx, [stored!], options)) {
      if (findings.differences.length === 0) return [];
      await repairAgentRows(trx, stored!, findings.mends);
      const message = boardMessage(stored!, findings.mends);
      return message ? [message] : [];
    }
    return [];
  }

  async function mergeLocked(trx: Kysely<Schema>, from: Agent, into: Agent, isPreview: boolean) {
    const merge: Merge = { from: from.rowId, into: into.rowId };
    // While we waited for our turn somebody else may have merged one of them.
    const merged = [await findMergedInto(trx, from.rowId), await findMergedInto(trx, into.rowId)];
    if (merged.some((other) => other !== null)) throw isMerged();
    const moved = await moveWork(trx, merge);
    await moveSpins(trx, merge);
    const { challenges, paidTwice } = await moveParts(trx, merge);
    await renameInAudiences(trx, from.id, into.id);
    // In this order: an event has only one booking that stands.
    const messages = [...await derive(trx, from.id), ...await derive(trx, into.id)];
    await recountChallenges(trx, challenges);
    const account = await closeMerged(trx, merge);
    const resultAfter = (agentAfter: number): MergeResult => ({
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
      conclude: async (trx: Kysely<Schema>) =>
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

/** As settling a challenge again would name it, so that it happens once. */
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
