import type { Kysely, Transaction } from "kysely";
import { insertOutbox } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { findBrokenPairs, repairPairs } from "@/db/rebuild/ledger.ts";
import { findWaiting, readStoredAgents, type StoredAgent } from "@/db/rebuild/state.ts";
import { ensureRewards, repairAgentRows } from "@/db/rebuild/writes.ts";
import { lockAgents } from "@/db/scoring/locked_agents.ts";
import { repairedBoardMessage } from "./board_message.ts";
import { examineAgents, type ExamineOptions } from "./examine.ts";
import type { Findings } from "./findings.ts";
import { countWrong, type Tally } from "./tally.ts";

/**
 * Examines an agent again while it is locked, and counts the differences that are still there.
 * @param examining called after the agent is locked
 */
export async function recheckAgent(
  db: Kysely<Schema>,
  agent: StoredAgent,
  examining: () => ExamineOptions,
  tally: Tally,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const findings = await examineLocked(trx, agent, examining);
    if (findings.differences.length === 0) return;
    const waiting = await findWaiting(trx, [agent.rowId]);
    if (waiting.size > 0) tally.waiting++;
    else countWrong(tally, findings);
  });
}

/** Corrects an agent in a transaction of its own, and counts what could not be corrected. */
export async function repairAgent(
  db: Kysely<Schema>,
  agent: StoredAgent,
  examining: () => ExamineOptions,
  tally: Tally,
): Promise<void> {
  const left = await db.transaction().execute(async (trx) => {
    await ensureRewards(trx, agent.rowId);
    await lockAgents(trx, [agent.rowId]);
    await repairPairs(trx, await findBrokenPairs(trx, [agent.rowId]));
    const findings = await examineLocked(trx, agent, examining);
    if (findings.differences.length > 0) await repairAgentRows(trx, agent, findings.repairs);
    const message = repairedBoardMessage(agent, findings.repairs);
    if (message) await insertOutbox(trx, [message]);
    return await examineLocked(trx, agent, examining);
  });
  if (left.differences.length > 0) countWrong(tally, left);
  else tally.repaired++;
}

async function examineLocked(
  trx: Transaction<Schema>,
  { rowId, id }: StoredAgent,
  examining: () => ExamineOptions,
): Promise<Findings> {
  await lockAgents(trx, [rowId]);
  const stored = await readStoredAgents(trx, { id });
  for await (const { findings } of examineAgents(trx, stored, examining())) return findings;
  throw new Error(`agent ${id} does not exist any more`);
}
