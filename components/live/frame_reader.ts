import type { LiveFrame, LiveMessages, LiveType } from "@/core/live.ts";

/**
 * Turns the events of one SSE connection into frames with their positions. The server puts the id on
 * the last message of a row only, so that a connection which breaks within a row gets the whole row
 * again; earlier messages of the row wait here for it. Board messages belong to no row. A browser
 * tells the last id it saw with every event, so an id counts only when it has changed.
 */
export class FrameReader {
  #lastId = "";
  #row: LiveFrame[] = [];

  /** The frames that an event completes, none while its row is not whole. */
  read<T extends LiveType>(type: T, lastEventId: string, data: LiveMessages[T]): LiveFrame[] {
    const id = lastEventId === this.#lastId ? null : lastEventId;
    this.#lastId = lastEventId;
    const frame = { id, type, data } as LiveFrame;
    if (type === "leaderboard" || type === "sync") return [{ ...frame, id: null }];
    this.#row.push(frame);
    if (id === null) return [];
    const row = this.#row.map((one) => ({ ...one, id }));
    this.#row = [];
    return row;
  }

  /** An id that came without a message. */
  skipTo(lastEventId: string): void {
    this.#lastId = lastEventId;
  }
}
