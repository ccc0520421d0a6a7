import { firstPosition, type OutboxRow } from "@/db/live/outbox.ts";

/**
 * Keeps the newest rows without gaps, so that a client that is slightly behind needs no read from
 * the database.
 */
export class RecentRows {
  #rows: OutboxRow[] = [];
  #weight = 0;
  readonly #max: number;

  /** @param max the maximum number of bookings and board changes to keep */
  constructor(max: number) {
    this.#max = max;
  }

  add(row: OutboxRow): void {
    const last = this.#rows.at(-1);
    if (last && firstPosition(row) !== last.position + 1) this.clear();
    this.#rows.push(row);
    this.#weight += weightOf(row);
    if (this.#weight <= this.#max) return;
    let dropped = 0;
    while (this.#weight > this.#max / 2 && dropped < this.#rows.length) {
      this.#weight -= weightOf(this.#rows[dropped++]!);
    }
    this.#rows.splice(0, dropped);
  }

  clear(): void {
    this.#rows = [];
    this.#weight = 0;
  }

  /**
   * Returns the first rows with messages after a position; null when older rows would be needed.
   */
  after(position: number, limit: number): readonly OutboxRow[] | null {
    const first = this.#rows[0];
    if (!first || firstPosition(first) > position + 1) return null;
    let from = 0;
    let to = this.#rows.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#rows[middle]!.position > position) to = middle;
      else from = middle + 1;
    }
    return this.#rows.slice(from, from + limit);
  }
}

/** Returns the approximate size of a row, in bookings and board changes. */
function weightOf({ messages }: OutboxRow): number {
  return messages.reduce((sum, { data }) => {
    const parts = "entries" in data ? data.entries : "changes" in data ? data.changes : [];
    return sum + 1 + parts.length;
  }, 0);
}
