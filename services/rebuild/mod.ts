import type { Transaction } from "kysely";
import { stopScoring } from "@/db/scoring/epoch.ts";
import { lockAgents } from "@/db/scoring/locked_agents.ts";
import type { Database } from "@/db/postgres/open.ts";
import { insertOutbox } from "@/db/live/outbox.ts";
import {
  findBrokenPairs,
  findBrokenReversals,
  repairPairs,
  repairReversalRows,
} from "@/db/rebuild/ledger.ts";
import { findWaiting, readStoredAgents, type StoredAgent } from "@/db/rebuild/state.ts";
import { ensureRewards, repairAgentRows } from "@/db/rebuild/writes.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { examineChallenges } from "@/services/challenges/rebuild.ts";
import type { Clock } from "@/services/platform/clock.ts";
import { examineMetrics } from "@/services/metrics/rebuild.ts";
import type { ConfigStore } from "@/services/rewards/config.ts";
import { examineAgents } from "./examine.ts";
import type { Difference, Findings } from "./findings.ts";
import { repairedBoardMessage } from "./board_message.ts";

/** The result of a rebuild. */
export interface RebuildReport {
  readonly agents: number;
  readonly events: number;
  /** The first remaining difference of each table. */
  readonly differences: readonly Difference[];
  /** How many agents have remaining differences. */
  readonly wrong: number;
  /** How many agents are queued to be scored again and may therefore differ. */
  readonly waiting: number;
  /** How many agents were corrected. */
  readonly repaired: number;
}

/** Checks the derived tables against the log, and corrects them from it. */
export interface Rebuild {
  /** Compares everything, or one agent by id; changes nothing. */
  check(options?: RebuildRun): Promise<RebuildReport>;
  /**
   * Corrects differences, one agent per transaction. The report contains what could not be
   * corrected.
   */
  repair(options?: RebuildRun): Promise<RebuildReport>;
}

export interface RebuildRun {
  readonly agent?: string | undefined;
  /** Called after every page of agents with the number that are done. */
  readonly onProgress?: (agents: number, events: number) => void;
}

export interface RebuildOptions {
  readonly database: Pick<Database, "db">;
  readonly clock: Clock;
  readonly config: ConfigStore;
  /** Called after each commit that wrote an outbox row. */
  readonly onCommit?: () => void;
  /** The approximate number of events in memory at the same time. */
  readonly page?: number;
}

const AGENTS_PER_PAGE = 500;
const MAX_REVERSALS = 1;

/** There is no agent with this id (any more). */
export class UnknownAgent extends Error {
  override name = "UnknownAgent";
}

/** The counts of a run so far. */
interface Tally {
  agents: number;
  events: number;
  readonly differences: Map<string, Difference>;
  wrong: number;
  waiting: number;
  repaired: number;
}

export function openRebuild(options: RebuildOptions): Rebuild {
  const { database: { db }, clock, config } = options;
  const examining = () => ({
    config,
    now: clock(),
    ...(options.page === undefined ? {} : { page: options.page }),
  });
  return {
    check: (settings) => run(settings, recheckAgent, { repair: false }),
    async repair(settings) {
      if (settings?.agent === undefined) await repairReversals();
      return await run(settings, repairAgent, { repair: true });
    },
  };

  async function run(
    { agent, onProgress }: RebuildRun = {},
    settle: (agent: StoredAgent, tally: Tally) => Promise<void>,
    { repair }: { readonly repair: boolean },
  ): Promise<RebuildReport> {
    const tally: Tally = {
      agents: 0,
      events: 0,
      differences: new Map(),
      wrong: 0,
      waiting: 0,
      repaired: 0,
    };
    if (agent === undefined) await checkReversals(tally);
    let after = 0;
    while (true) {
      const page = await readStoredAgents(
        db,
        agent === undefined ? { after, limit: AGENTS_PER_PAGE } : { id: agent },
      );
      if (agent !== undefined && page.length === 0) {
        throw new UnknownAgent(`no agent has the id "${agent}"`);
      }
      if (page.length > 0) await examinePage(page, tally, settle);
      onProgress?.(tally.agents, tally.events);
      if (agent !== undefined || page.length < AGENTS_PER_PAGE) break;
      after = page.at(-1)!.rowId;
    }
    // The progress of challenges is computed from the events, which are correct by now.
    if (agent === undefined) keepFirst(tally, await examineChallenges(db, { repair }));
    keepFirst(tally, await examineMetrics(db, { agent, repair, now: clock() }));
    return { ...tally, differences: [...tally.differences.values()] };
  }

  /**
   * Compares a page of agents without locks. A difference may come from an event that was just
   * being scored, so agents with differences are checked again while they are locked.
   */
  async function examinePage(
    page: readonly StoredAgent[],
    tally: Tally,
    settle: (agent: StoredAgent, tally: Tally) => Promise<void>,
  ): Promise<void> {
    const suspects: StoredAgent[] = [];
    const byRowId = new Map(page.map((agent) => [agent.rowId, agent]));
    for await (const { findings, events } of examineAgents(db, page, examining())) {
      tally.agents++;
      tally.events += events;
      if (findings.differences.length > 0) suspects.push(byRowId.get(findings.agentRowId)!);
    }
    for (const agent of suspects) await settle(agent, tally);
  }

  async function recheckAgent(agent: StoredAgent, tally: Tally): Promise<void> {
    await db.transaction().execute(async (trx) => {
      const findings = await examineLocked(trx, agent);
      if (findings.differences.length === 0) return;
      const waiting = await findWaiting(trx, [agent.rowId]);
      if (waiting.size > 0) tally.waiting++;
      else report(tally, findings);
    });
  }

  async function repairAgent(agent: StoredAgent, tally: Tally): Promise<void> {
    const left = await db.transaction().execute(async (trx) => {
      await ensureRewards(trx, agent.rowId);
      await lockAgents(trx, [agent.rowId]);
      await repairPairs(trx, await findBrokenPairs(trx, [agent.rowId]));
      const findings = await examineLocked(trx, agent);
      if (findings.differences.length > 0) await repairAgentRows(trx, agent, findings.repairs);
      const message = repairedBoardMessage(agent, findings.repairs);
      if (message) await insertOutbox(trx, [message]);
      return await examineLocked(trx, agent);
    });
    options.onCommit?.();
    if (left.differences.length > 0) report(tally, left);
    else tally.repaired++;
  }

  async function examineLocked(
    trx: Transaction<Schema>,
    { rowId, id }: StoredAgent,
  ): Promise<Findings> {
    await lockAgents(trx, [rowId]);
    for await (
      const { findings } of examineAgents(trx, await readStoredAgents(trx, { id }), examining())
    ) return findings;
    throw new Error(`agent ${id} does not exist any more`);
  }

  async function checkReversals(tally: Tally): Promise<void> {
    const [broken] = await findBrokenReversals(db, MAX_REVERSALS);
    if (!broken) return;
    // The difference may come from a running transaction, so check again while scoring is paused.
    await db.transaction().execute(async (trx) => {
      await stopScoring(trx);
      for (const { source, id, isWanted } of await findBrokenReversals(trx, MAX_REVERSALS)) {
        const key = `${source} ${id}`;
        const row = { source, event_id: id };
        tally.differences.set("reversals", {
          table: "reversals",
          agent: null,
          key,
          column: "row",
          ...(isWanted
            ? { stored: undefined, expected: row }
            : { stored: row, expected: undefined }),
        });
      }
    });
  }

  async function repairReversals(): Promise<void> {
    if ((await findBrokenReversals(db, MAX_REVERSALS)).length === 0) return;
    await db.transaction().execute(async (trx) => {
      await stopScoring(trx);
      await repairReversalRows(trx);
    });
  }
}

function report(tally: Tally, { differences }: Findings): void {
  tally.wrong++;
  keepFirst(tally, differences);
}

function keepFirst({ differences }: Tally, found: readonly Difference[]): void {
  for (const one of found) if (!differences.has(one.table)) differences.set(one.table, one);
}
