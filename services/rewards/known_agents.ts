import { LRUCache } from "lru-cache";
import { weekStart } from "@/core/achievements/achievements.ts";
import type { Day } from "@/core/calendars/calendar.ts";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { StoredDay } from "@/core/scoring/score_agent.ts";
import type { Streak } from "@/core/calendars/streak.ts";
import type { BoardScore, ScoreChange } from "@/db/leaderboards.ts";
import type { LockedAgent } from "@/db/scoring/locked_agents.ts";
import type { AgentFacts, ScoredAgent } from "./score_batch.ts";

/** An agent as it was after the last batch of this instance. */
export interface KnownAgent extends AgentFacts {
  readonly agent: LockedAgent;
  /** All stored days from `from` on. */
  readonly days: readonly StoredDay[];
  readonly from: Day;
  /** The streak before `from`. */
  readonly streakBefore: Streak;
  /** The agent's points on the boards that were touched, by {@link boardKey}. */
  readonly scores: ReadonlyMap<string, BoardScore>;
  /** The epoch in which the facts were read. */
  readonly epoch: number;
}

/** A cache of agents. An entry can be outdated; the agent's version in the database shows that. */
export interface KnownAgents {
  get(rowId: number): KnownAgent | undefined;
  /** Caches agents after their batch was committed. */
  keep(scored: readonly ScoredAgent[], how: KnownFacts): void;
  forget(rowIds: Iterable<number>): void;
}

/** The other data to cache with scored agents. */
export interface KnownFacts {
  readonly epoch: number;
  readonly factsOf: (rowId: number) => AgentFacts;
  /** The new rows of the boards. */
  readonly scores: readonly BoardScore[];
}

const MAX_AGENTS = 5_000;

/** Returns the key of a board in {@link KnownAgent.scores}. */
function boardKey({ kind, start }: { kind: PeriodKind; start: Day }): string {
  return `${kind} ${start}`;
}

/**
 * Creates an empty cache with a maximum size.
 * @param onRead called with whether the cache knew an agent
 */
export function createKnownAgents(onRead?: (isHit: boolean) => void): KnownAgents {
  const known = new LRUCache<number, KnownAgent>({ max: MAX_AGENTS });
  return {
    get(rowId) {
      const found = known.get(rowId);
      onRead?.(found !== undefined);
      return found;
    },
    forget(rowIds) {
      for (const rowId of rowIds) known.delete(rowId);
    },
    keep(scored, { epoch, factsOf, scores }) {
      const byAgent = Map.groupBy(scores, (score) => score.agentRowId);
      for (const one of scored) {
        const { rowId } = one.agent;
        const before = known.get(rowId);
        // Boards that this batch did not touch are unchanged if no other instance wrote the agent
        // meanwhile.
        const isSame = before?.agent.version === one.agent.version;
        const boards = new Map(isSame ? before!.scores : []);
        for (const score of byAgent.get(rowId) ?? []) boards.set(boardKey(score), score);
        const { boosts, leave } = factsOf(rowId);
        known.set(rowId, { ...entryAfter(one), boosts, leave, scores: boards, epoch });
      }
    },
  };
}

/**
 * Returns the agent and its days after a batch, without the days before the week of the last day.
 */
function entryAfter({ agent, score, result, before, from }: ScoredAgent) {
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

/**
 * Returns the boards' new rows when bookings are only added; undefined when a board is not cached.
 */
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
