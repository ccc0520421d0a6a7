import type { Kysely } from "kysely";
import { LRUCache } from "lru-cache";
import { listOutbox, type OutboxRow } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** The maximum number of outbox rows that are read at once. */
export const ROWS_IN_PAGE = 100;

/**
 * Reads pages of the outbox. After a restart all clients reconnect with the same position, so they
 * share one read.
 */
export class OutboxPages {
  readonly #db: Kysely<Schema>;
  readonly #pages = new LRUCache<number, Promise<OutboxRow[]>>({ max: 8, ttl: 1_000 });

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /** Returns the first rows after a position; they are at most one second old. */
  read(after: number): Promise<OutboxRow[]> {
    const known = this.#pages.get(after);
    if (known) return known;
    const page = listOutbox(this.#db, after, ROWS_IN_PAGE);
    this.#pages.set(after, page);
    // Do not cache an empty page or an error: both can be outdated a moment later.
    const forget = () => this.#pages.delete(after);
    page.then(({ length }) => length === 0 && forget(), forget);
    return page;
  }
}
