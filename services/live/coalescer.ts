import type { LeaderboardMessage, PeriodScore } from "../../core/live.ts";
import type { PeriodKind } from "../../core/leaderboard.ts";

type Change = LeaderboardMessage["changes"][number];

/** Collects board changes, so that every client gets a few messages a second and not one per event. */
export interface BoardCoalescer {
  add(message: LeaderboardMessage): void;
  stop(): void;
}

/**
 * Sends at once when nothing was sent lately, and otherwise what has come together when the interval
 * is over. Scores are absolute, so only the newest of each agent and period matters.
 * @param intervalMs least milliseconds between two messages
 */
export function createBoardCoalescer(
  send: (message: LeaderboardMessage) => void,
  intervalMs: number,
): BoardCoalescer {
  const waiting = new Map<string, Change>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    timer = undefined;
    if (waiting.size === 0) return;
    const changes = [...waiting.values()];
    waiting.clear();
    timer = setTimeout(flush, intervalMs);
    send({ changes });
  }

  return {
    add(message) {
      for (const change of message.changes) {
        const known = waiting.get(change.agent.id);
        waiting.set(change.agent.id, known ? mergeChanges(known, change) : change);
      }
      if (timer === undefined) flush();
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

/** The newer scores of one agent laid over the older ones. */
export function mergeChanges(older: Change, newer: Change): Change {
  const scores: Partial<Record<PeriodKind, readonly PeriodScore[]>> = { ...older.scores };
  for (const [kind, list] of Object.entries(newer.scores) as [PeriodKind, PeriodScore[]][]) {
    const starts = new Set(list.map((score) => score.start));
    scores[kind] = [...(older.scores[kind] ?? []).filter((s) => !starts.has(s.start)), ...list];
  }
  return { agent: newer.agent, scores };
}
