import type { LiveFrame } from "@/core/live/messages.ts";
import { messageAt } from "@/core/live/position.ts";

/**
 * A tab catches up seconds after its page was made. A message of a busy team holds dozens of entries,
 * so a longer log would cost megabytes; a tab that comes later reads its state anew.
 */
const MAX_FRAMES = 100;

/**
 * The newest messages that one tab received for all tabs, so that a tab that opened a moment later
 * can catch up. The log covers everything after `start`.
 */
export class FrameLog {
  #frames: LiveFrame[] = [];
  #start: number;

  constructor(start: string) {
    this.#start = messageAt(start);
  }

  add(frame: LiveFrame): void {
    this.#frames.push(frame);
    if (this.#frames.length <= MAX_FRAMES) return;
    const dropped = this.#frames.shift();
    if (dropped) this.#start = messageAt(dropped.id);
  }

  /** Returns the messages after a position, or null when the log does not reach back that far. */
  since(position: string): LiveFrame[] | null {
    const after = messageAt(position);
    if (after < this.#start) return null;
    return this.#frames.filter(({ id }) => messageAt(id) > after);
  }
}
