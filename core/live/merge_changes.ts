import type { LeaderboardMessage } from "./messages.ts";
import type { PeriodScore } from "@/core/leaderboards/views.ts";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";

/** One agent's new scores in a message about boards. */
export type Change = LeaderboardMessage["changes"][number];

/** Merges two changes of one agent; the newer scores win. */
export function mergeChanges(older: Change, newer: Change): Change {
  const scores: Partial<Record<PeriodKind, readonly PeriodScore[]>> = { ...older.scores };
  for (const [kind, list] of Object.entries(newer.scores) as [PeriodKind, PeriodScore[]][]) {
    const starts = new Set(list.map((score) => score.start));
    scores[kind] = [...(older.scores[kind] ?? []).filter((s) => !starts.has(s.start)), ...list];
  }
  return { agent: newer.agent, scores };
}
