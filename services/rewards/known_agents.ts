import { LRUCache } from "lru-cache";
import { weekStart } from "@/core/achievements/achievements.ts";
import type { Day } from "@/core/calendars/calendar.ts";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { StoredDay } from "@/core/scoring/score_agent.ts";
import type { Streak } from "@/core/calendars/streak.ts";
import type { BoardScore, ScoreChange } from "@/db/leaderboards.ts";
import type { LockedAgent } from "@/db/scoring/locked_agents.ts";
import type { AgentFacts, ScoredAgent } from "./score_batch.ts";

/** An agent as this instance left it after its last batch. */
export interface KnownAgent extends AgentFacts {
  readonly agent: LockedAgent;
  /** All stored days from `from` on. */
  readonly days: readonly StoredDay[];
  readonly from: Day;
  /** Before `from`. */
  readonly streakBefore: Streak;
  /** Points on the boards that were touched, by {@link boardKey}. */
  readonly scores: ReadonlyMap<string, BoardScore>;
  /** Epoch of the facts. */
  readonly epoch: number;
}

/** What this instance remembers of agents. It can be outdated; a version tells. */
export interface KnownAgents {
  get(rowId: number): KnownAgent | undefined;
  /** Remembers agents after their batch was committed. */
  keep(scored: readonly ScoredAgent[], how: Kept): void;
  forget(rowIds: Iterable<number>): void;
}

/** What goes with scored agents into memory. */
export interface Kept {
  readonly epoch: number;
  readonly factsOf: (rowId: number) => AgentFacts;
  /** The boards' new rows. */
  readonly scores: readonly BoardScore[];
}

const MAX_AGENTS = 5_000;

/** The key of a board in {@link KnownAgent.scores}. */
export function boardKey({ kind, start }: { kind: PeriodKind; start: Day }): string {
  return `${kind} ${start}`;
}

/** An empty memory with a bound. */
export function createKnownAgents(): KnownAgents {
  const known = new LRUCache<number, KnownAgent>({ max: MAX_AGENTS });
  return {
    get: (rowId) => known.get(rowId),
    forget(rowIds) {
      for (const rowId of rowIds) known.delete(rowId);
    },
    keep(scored, { epoch, factsOf, scores }) {
      const byAgent = Map.groupBy(scores, (score) => score.agentRowId);
      for (const one of scored) {
        const { rowId } = one.agent;
        const before = known.get(rowId);
        // Boards that were not touched are as they were, if nobody else wrote meanwhile.
        const isSame = before?.agent.version === one.agent.version;
        const boards = new Map(isSame ? before!.scores : []);
        for (const score of byAgent.get(rowId) ?? []) boards.set(boardKey(score), score);
        const { boosts, leave } = factsOf(rowId);
        known.set(rowId, { ...after(one), boosts, leave, scores: boards, epoch });
      }
    },
  };
}

/** The agent and its days after a batch; days before the last one's week are let go. */
function after({ agent, score, result, before, from }: ScoredAgent) {
  const byDay = new Map(before.days.map((day) => [day.day, day]));
  for (const { day, scored, last } of score.changes) {
    const { state, streak } = scored;
    byDay.set(day, { day, state, isActive: state.firstPaidAt !== null, streak, last });
  }
  const all = [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  const newest = all.at(-1)?.day ?? from;
  const first = from > weekStart(newest) ? from : weekStart(newest);
  const { totalPoints, experience, level } = result.after;
  return {
    agent: {
      ...agent,
      totalPoints,
      experience,
      level,
      dailyStreak: score.streak.length,
      progress: score.progress,
      version: agent.version + 1,
    },
    days: all.filter(({ day }) => day >= first),
    from: first,
    streakBefore: all.findLast(({ day }) => day < first)?.streak ?? before.streakBefore,
  };
}

/** The boards' new rows when bookings are only added; undefined when a board is not known. */
export function addToScores(
  known: KnownAgent,
  changes: readonly ScoreChange[],
): BoardScore[] | undefined {
  const rows: BoardScore[] = [];
  for (const change of changes) {
    const before = known.scores.get(boardKey(change));
    if (!before) return undefined;
    rows.push({
      ...before,
      points: before.points + change.points,
      reachedAt: Math.max(before.reachedAt, change.reachedAt ?? 0),
    });
  }
  return rows;
}
