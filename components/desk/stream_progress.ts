import { comparePositions, messageAt } from "@/core/live/position.ts";
import type { LiveFrame } from "@/core/live/messages.ts";

/** Keeps how far the live stream is taken, so that no message is applied twice. */
export class StreamProgress {
  #position: string;
  /** The last message that is included in the state. */
  #shown: number;
  /** The last message that is included in the state that was read from the server. */
  #loaded: number;
  /** The last message that arrived, or that the first state had. */
  #heard: number;

  constructor(position: string) {
    this.#position = position;
    this.#shown = this.#loaded = this.#heard = messageAt(position);
  }

  /** The position to resume the stream from. */
  get position(): string {
    return this.#position;
  }

  /**
   * Notes that a message arrived.
   * @returns whether the state does not include it yet; "shown": the state that was read includes it,
   *   but it has not arrived before
   */
  take({ id, type }: LiveFrame): boolean | "shown" {
    const message = messageAt(id);
    const isHeard = message <= this.#heard;
    this.#heard = Math.max(this.#heard, message);
    // Board changes are sent later than other messages, and contain absolute scores.
    const isNew = message > (type === "leaderboard" ? this.#loaded : this.#shown);
    if (isNew) this.#shown = Math.max(this.#shown, message);
    if (comparePositions(id, this.#position) > 0) this.#position = id;
    return isNew || (isHeard ? false : "shown");
  }

  /**
   * Moves the position forward: everything before it has been sent and need not be requested again.
   */
  skipTo(next: string): void {
    if (comparePositions(next, this.#position) <= 0) return;
    this.#position = next;
    this.#shown = Math.max(this.#shown, messageAt(next));
    this.#heard = Math.max(this.#heard, messageAt(next));
  }

  /** Starts again at the position of a state that was read from the server. */
  restart(position: string): void {
    this.#position = position;
    this.#shown = this.#loaded = messageAt(position);
  }
}
