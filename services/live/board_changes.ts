import { type Change, mergeChanges } from "@/core/live/merge_changes.ts";
import type { LeaderboardMessage } from "@/core/live/messages.ts";

/** Board changes as they are sent. */
export interface BoardPart {
  readonly message: LeaderboardMessage;
  /** Whoever has this part, and those before it, has the board changes up to this message. */
  readonly until: number;
}

/**
 * Board changes that come together before they are sent. Scores are absolute, so only the newest of
 * each agent and period matters, and there are never more of them than agents.
 */
export class BoardChanges {
  /** In the order of each agent's first change, `from`. */
  readonly #byAgent = new Map<string, { readonly change: Change; readonly from: number }>();

  /** How many agents have changed. */
  get size(): number {
    return this.#byAgent.size;
  }

  /** @param position of the message; later ones come later */
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
   * Takes everything out, in parts of at most so many agents each.
   * @param position up to which there are no other changes
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
