import type { Kysely } from "kysely";
import type { AgentChange, ChangeSummary } from "@/core/recalculations.ts";
import type { RuleVersion } from "@/core/rules/rules.ts";
import { getEpoch } from "@/db/scoring/epoch.ts";
import { findWorkedAgents } from "@/db/rules/recalculations.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/core/clock.ts";
import type { ConfigStore, ScoringConfig } from "@/services/rewards/config.ts";
import { type AgentRun, type DaysToScore, dryRun } from "./dry_run.ts";

/** The position in a list of changes from which the next page continues. */
export interface ChangePlace {
  /** Id of the last agent of the previous page. */
  readonly agent: string;
  /** How many of that agent's entries were already returned; 0: all. */
  readonly returned: number;
}

/** Returns what scoring a period again would change, agent by agent, without changing anything. */
export interface Survey {
  /** Lists changes ordered by the agents' ids. A page can be empty and still have a next one. */
  list(
    page: { limit: number; place: ChangePlace | null },
  ): Promise<{ readonly entries: readonly AgentChange[]; readonly next: ChangePlace | null }>;
  summarize(): Promise<ChangeSummary>;
  /**
   * Compares the next agents, in the order of their ids.
   * @param after the id of the last agent; empty: from the first one on
   */
  compare(after: string, limit: number): Promise<readonly AgentRun[]>;
  /** Returns the summary and the first agents with changes in one run. */
  preview(limit: number): Promise<ChangeSummary & { readonly entries: readonly AgentChange[] }>;
}

/** The input of a survey. */
export interface SurveyInput {
  readonly db: Kysely<Schema>;
  readonly config: ConfigStore;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  readonly days: DaysToScore;
  /** Returns the rule versions to score under, given the configuration in force. */
  readonly versions: (config: ScoringConfig) => readonly RuleVersion[];
  /** The maximum number of entries per page; an agent with more is continued on the next page. */
  readonly entriesPerPage?: number;
}

const AGENTS_PER_READ = 100;
/** The limits of one page, and of a summary. */
const PAGE = { agents: 500, events: 100_000 };
const ENTRIES_PER_PAGE = 1_000;
const SUMMARY = { agents: 5_000, events: 1_000_000 };

/** Prepares a survey; it reads nothing yet. */
export function openSurvey(
  { db, config, clock, timeZone, days, versions, entriesPerPage = ENTRIES_PER_PAGE }: SurveyInput,
): Survey {
  /**
   * Runs agents one after the other, each in a transaction that sees one moment of the database.
   */
  async function* runs(place: ChangePlace | null): AsyncGenerator<AgentRun> {
    let { agent: after, returned } = place ?? { agent: "", returned: 0 };
    while (true) {
      const page = { after, includesAfter: returned > 0, limit: AGENTS_PER_READ };
      const agents = await findWorkedAgents(db, days, page);
      for (const { rowId } of agents) {
        yield await db.transaction().setIsolationLevel("repeatable read").execute(async (trx) => {
          const current = await config.at(trx, await getEpoch(trx));
          const tried = { ...current, versions: versions(current) };
          return await dryRun(trx, rowId, days, { config: tried, timeZone, now: clock() });
        });
      }
      if (agents.length < AGENTS_PER_READ) return;
      [after, returned] = [agents.at(-1)!.id, 0];
    }
  }

  async function hasMore({ agent, returned }: ChangePlace): Promise<boolean> {
    if (returned > 0) return true;
    return (await findWorkedAgents(db, days, { after: agent, includesAfter: false, limit: 1 }))
      .length >
      0;
  }

  async function preview(limit: number) {
    const entries: AgentChange[] = [];
    const sum = { agents: 0, changedAgents: 0, changedEntries: 0, difference: 0 };
    let events = 0;
    let last: string | null = null;
    for await (const run of runs(null)) {
      sum.agents++;
      sum.changedEntries += run.entries.length;
      sum.difference += run.after - run.before;
      last = run.agent.id;
      if (run.entries.length > 0) {
        sum.changedAgents++;
        if (entries.length < limit) entries.push(changeOf(run, 0, ENTRIES_OF_PREVIEW));
      }
      events += run.events;
      if (sum.agents >= SUMMARY.agents || events >= SUMMARY.events) break;
    }
    const isComplete = last === null || !(await hasMore({ agent: last, returned: 0 }));
    return { ...sum, isComplete, entries };
  }

  return {
    preview,
    async compare(after, limit) {
      const found: AgentRun[] = [];
      for await (const run of runs({ agent: after, returned: 0 })) {
        found.push(run);
        if (found.length === limit) break;
      }
      return found;
    },
    async summarize() {
      const { entries: _, ...summary } = await preview(0);
      return summary;
    },
    async list({ limit, place }) {
      const entries: AgentChange[] = [];
      let room = entriesPerPage;
      let events = 0;
      let agents = 0;
      let next = place;
      for await (const run of runs(place)) {
        const { id } = run.agent;
        const skip = id === place?.agent ? place.returned : 0;
        const change = changeOf(run, skip, room);
        if (change.entries.length > 0) entries.push(change);
        room -= change.entries.length;
        events += run.events;
        agents++;
        const returned = skip + change.entries.length;
        next = { agent: id, returned: returned < run.entries.length ? returned : 0 };
        const isFull = room === 0 || entries.length === limit || next.returned > 0 ||
          events >= PAGE.events || agents >= PAGE.agents;
        if (isFull) return { entries, next: await hasMore(next) ? next : null };
      }
      return { entries, next: null };
    },
  };
}

const ENTRIES_OF_PREVIEW = 20;

function changeOf({ agent, before, after, entries }: AgentRun, skip: number, room: number) {
  return {
    agent,
    before,
    after,
    difference: after - before,
    changedEntries: entries.length,
    entries: entries.slice(skip, skip + room),
  };
}
