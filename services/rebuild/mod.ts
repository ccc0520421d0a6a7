import type { Kysely } from "kysely";
import type { Database } from "@/db/postgres/open.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { readStoredAgents, type StoredAgent } from "@/db/rebuild/state.ts";
import { examineChallenges } from "@/services/challenges/rebuild.ts";
import type { Clock } from "@/core/clock.ts";
import { examineMetrics } from "@/services/metrics/rebuild.ts";
import type { ConfigStore } from "@/services/rewards/config.ts";
import { examineAgents, type ExamineOptions } from "./examine.ts";
import type { Difference } from "./findings.ts";
import { examineReversals, repairReversals } from "./reversals.ts";
import { recheckAgent, repairAgent } from "./settle_agent.ts";
import { emptyTally, keepFirst, type Tally } from "./tally.ts";

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

/** There is no agent with this id (any more). */
export class UnknownAgent extends Error {
  override name = "UnknownAgent";
}

/** Opens the rebuild. */
export function openRebuild(options: RebuildOptions): Rebuild {
  const { database: { db }, clock, config, page } = options;
  const examining = () => ({ config, now: clock(), ...(page === undefined ? {} : { page }) });
  return {
    check: (settings) =>
      run(db, settings, {
        examining,
        repair: false,
        settle: (agent, tally) => recheckAgent(db, agent, examining, tally),
      }),
    async repair(settings) {
      if (settings?.agent === undefined) await repairReversals(db);
      return await run(db, settings, {
        examining,
        repair: true,
        async settle(agent, tally) {
          await repairAgent(db, agent, examining, tally);
          options.onCommit?.();
        },
      });
    },
  };
}

/** What a run does with what it finds. */
interface Way {
  /** Returns the options of an examination that starts now. */
  readonly examining: () => ExamineOptions;
  readonly repair: boolean;
  /** Called for each agent with differences. */
  readonly settle: (agent: StoredAgent, tally: Tally) => Promise<void>;
}

async function run(
  db: Kysely<Schema>,
  { agent, onProgress }: RebuildRun = {},
  way: Way,
): Promise<RebuildReport> {
  const tally = emptyTally();
  if (agent === undefined) keepFirst(tally, await examineReversals(db));
  let after = 0;
  while (true) {
    const page = await readStoredAgents(
      db,
      agent === undefined ? { after, limit: AGENTS_PER_PAGE } : { id: agent },
    );
    if (agent !== undefined && page.length === 0) {
      throw new UnknownAgent(`no agent has the id "${agent}"`);
    }
    if (page.length > 0) await examinePage(db, page, tally, way);
    onProgress?.(tally.agents, tally.events);
    if (agent !== undefined || page.length < AGENTS_PER_PAGE) break;
    after = page.at(-1)!.rowId;
  }
  // The progress of challenges is computed from the events, which are correct by now.
  const { examining, repair } = way;
  if (agent === undefined) keepFirst(tally, await examineChallenges(db, { repair }));
  keepFirst(tally, await examineMetrics(db, { agent, repair, now: examining().now }));
  return { ...tally, differences: [...tally.differences.values()] };
}

/**
 * Compares a page of agents without locks. A difference may come from an event that was just
 * being scored, so agents with differences are checked again while they are locked.
 */
async function examinePage(
  db: Kysely<Schema>,
  page: readonly StoredAgent[],
  tally: Tally,
  { examining, settle }: Way,
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
