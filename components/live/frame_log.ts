import type { LiveFrame } from "@/core/live/messages.ts";
import { messageOf } from "@/core/live/position.ts";

const LIMIT = 500;

/**
 * The last messages that a tab received for all tabs, so that a tab which opened a moment later can
 * catch up. It covers everything after `start`.
 */
export class FrameLog {
  #frames: LiveFrame[] = [];
  #start: number;

  constructor(start: string) {
    this.#start = messageOf(start);
  }

  add(frame: LiveFrame): void {
    this.#frames.push(frame);
    if (this.#frames.length <= LIMIT) return;
    const dropped = this.#frames.shift();
    if (dropped) this.#start = messageOf(dropped.id);
  }

  /** The messages after a position, or null when the log does not reach back so far. */
  since(position: string): LiveFrame[] | null {
    const after = messageOf(position);
    if (after < this.#start) return null;
    return this.#frames.filter(({ id }) => messageOf(id) > after);
  }
}
