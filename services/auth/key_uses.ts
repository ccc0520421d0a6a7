import { LRUCache } from "lru-cache";
import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import { touchKey } from "@/db/auth/keys.ts";
import type { Schema } from "@/db/postgres/schema.ts";

const TOUCH_MILLISECONDS = 60_000;

export interface KeyUsesInput {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly onTouchError?: ((error: unknown) => void) | undefined;
}

/** Stores when keys were last used, at most once a minute for each key. */
export class KeyUses {
  readonly #input: KeyUsesInput;
  readonly #touched = new LRUCache<number, number>({ max: 1000 });
  readonly #touching = new Set<Promise<void>>();

  constructor(input: KeyUsesInput) {
    this.#input = input;
  }

  /** Stores that a key is used now; does not wait for that. */
  add(id: number): void {
    const { db, clock, onTouchError } = this.#input;
    const at = clock();
    const last = this.#touched.get(id);
    if (last !== undefined && at - last < TOUCH_MILLISECONDS) return;
    this.#touched.set(id, at);
    const unlessSince = new Date(at - TOUCH_MILLISECONDS);
    const touch = touchKey(db, id, new Date(at), unlessSince)
      .catch((error) => onTouchError?.(error))
      .finally(() => this.#touching.delete(touch));
    this.#touching.add(touch);
  }

  /** Waits until every use is stored. */
  async settled(): Promise<void> {
    await Promise.all(this.#touching);
  }
}
