import type { LeaderboardMessage, PeriodScore } from "../../core/live.ts";
import type { PeriodKind } from "../../core/leaderboard.ts";

type Change = LeaderboardMessage["changes"][number];

/**
 * Board changes that come together before they are sent. Scores are absolute, so only the newest of
 * each agent and period matters, and there are never more of them than agents.
 */
export class BoardChanges {
  readonly #byAgent = new Map<string, Change>();

  /** How many agents have changed. */
  get size(): number {
    return this.#byAgent.size;
  }

  add(message: LeaderboardMessage): void {
    for (const change of message.changes) {
      const known = this.#byAgent.get(change.agent.id);
      this.#byAgent.set(change.agent.id, known ? mergeChanges(known, change) : change);
    }
  }

  /** Takes everything out, as messages of at most so many agents each. */
  take(agentsEach: number): LeaderboardMessage[] {
    const changes = [...this.#byAgent.values()];
    this.#byAgent.clear();
    const messages: LeaderboardMessage[] = [];
    for (let from = 0; from < changes.length; from += agentsEach) {
      messages.push({ changes: changes.slice(from, from + agentsEach) });
    }
    return messages;
  }
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
