import type { LiveFrame } from "@/core/live.ts";
import { comparePositions } from "./position.ts";

const LIMIT = 500;

/**
 * The last messages that a tab received for all tabs, so that a tab which opened a moment later can
 * catch up. It covers everything after `start`.
 */
export class FrameLog {
  #frames: LiveFrame[] = [];
  #start: string;

  constructor(start: string) {
    this.#start = start;
  }

  add(frame: LiveFrame): void {
    this.#frames.push(frame);
    if (this.#frames.length <= LIMIT) return;
    const dropped = this.#frames.shift();
    if (dropped?.id) this.#start = dropped.id;
  }

  /** The messages after a position, or null when the log does not reach back so far. */
  since(position: string): LiveFrame[] | null {
    if (comparePositions(position, this.#start) < 0) return null;
    return this.#frames.filter(({ id }) => id === null || comparePositions(id, position) > 0);
  }
}
