import { type Change, mergeChanges } from "@/core/live/merge_changes.ts";
import type { LeaderboardMessage } from "@/core/live/messages.ts";

/** A message of board changes, as it is sent. */
export interface BoardPart {
  readonly message: LeaderboardMessage;
  /**
   * A client that has this part and all parts before it has the board changes up to this message.
   */
  readonly until: number;
}

/**
 * Collects board changes before they are sent. Scores are absolute, so only the newest change per
 * agent and period is kept, and there are never more changes than agents.
 */
export class BoardChanges {
  /** Ordered by each agent's first change, `from`. */
  readonly #byAgent = new Map<string, { readonly change: Change; readonly from: number }>();

  /** The number of agents with changes. */
  get size(): number {
    return this.#byAgent.size;
  }

  /** Adds the changes of a message. @param position of the message; positions must increase */
  add(message: LeaderboardMessage, position: number): void {
    for (const change of message.changes) {
      const known = this.#byAgent.get(change.agent.id);
      this.#byAgent.set(change.agent.id, {
        change: known ? mergeChanges(known.change, change) : change,
        from: known?.from ?? position,
      });
    }
  }

  /**
   * Removes and returns all changes, in parts with at most this number of agents.
   * @param position the position up to which all changes were added
   */
  take(agentsEach: number, position: number): BoardPart[] {
    const all = [...this.#byAgent.values()];
    this.#byAgent.clear();
    const parts: BoardPart[] = [];
    for (let start = 0; start < all.length; start += agentsEach) {
      const next = all[start + agentsEach];
      const changes = all.slice(start, start + agentsEach).map(({ change }) => change);
      parts.push({ message: { changes }, until: next ? next.from - 1 : position });
    }
    return parts;
  }
}
