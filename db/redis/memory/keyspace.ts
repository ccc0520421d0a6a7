import type { Clock } from "@/core/clock.ts";
import { ReplyError } from "@/db/redis/errors.ts";
import { SortedSet } from "./sorted_set.ts";

/** The types of values, by Redis's names. */
export interface Kinds {
  string: string;
  hash: Map<string, string>;
  set: Set<string>;
  zset: SortedSet;
}
type Collection = Exclude<keyof Kinds, "string">;

interface Entry {
  kind: keyof Kinds;
  value: Kinds[keyof Kinds];
  /** The number of members or fields that is included in the keyspace's total. */
  counted: number;
}

/** Limits of the in-process engine. Commands that would exceed them are refused. */
export interface KeyspaceLimits {
  /** The maximum number of keys of any type. Default 200,000. */
  maxKeys?: number;
  /** The maximum number of members and fields of all collections together. Default 4,000,000. */
  maxElements?: number;
}

const create: { [K in Collection]: () => Kinds[K] } = {
  hash: () => new Map(),
  set: () => new Set(),
  zset: () => new SortedSet(),
};

/**
 * The keys with their values and expiry times. Their number is limited; they expire when they are
 * read and by `sweep`.
 */
export class Keyspace {
  readonly #entries = new Map<string, Entry>();
  readonly #expiries = new Map<string, number>();
  readonly #limits: Required<KeyspaceLimits>;
  readonly clock: Clock;
  #elements = 0;
  #fullSweepAfter = -Infinity;
  #sweeping: Iterator<[string, number]> | undefined;

  constructor(clock: Clock, limits: KeyspaceLimits = {}) {
    this.clock = clock;
    this.#limits = { maxKeys: 200_000, maxElements: 4_000_000, ...limits };
  }

  /** Number of keys, including expired ones that were not swept yet. */
  get size(): number {
    return this.#entries.size;
  }

  /** Returns the type of `key`'s value, or undefined when there is none. */
  kind(key: string): keyof Kinds | undefined {
    return this.#live(key)?.kind;
  }

  /** Returns the value of `key`. Throws WRONGTYPE when it has another type. */
  find<K extends keyof Kinds>(key: string, kind: K): Kinds[K] | undefined {
    const entry = this.#live(key);
    if (!entry) return undefined;
    if (entry.kind !== kind) {
      throw new ReplyError("WRONGTYPE Operation against a key holding the wrong kind of value");
    }
    return entry.value as Kinds[K];
  }

  /** Sets a string and replaces any value. Keeps or clears the expiry, as `keepExpiry` says. */
  setString(key: string, value: string, options: { keepExpiry: boolean }): void {
    if (!this.#live(key)) this.reserve(1);
    const expiry = options.keepExpiry ? this.#expiries.get(key) : undefined;
    this.delete(key);
    this.#entries.set(key, { kind: "string", value, counted: 0 });
    if (expiry !== undefined) this.#expiries.set(key, expiry);
  }

  /**
   * Changes a collection that may grow; creates it when absent and removes it when it becomes
   * empty.
   */
  grow<K extends Collection, R>(key: string, kind: K, change: (value: Kinds[K]) => R): R {
    const existing = this.find(key, kind);
    this.reserve(existing ? 0 : 1);
    const value = existing ?? create[kind]();
    try {
      return change(value);
    } finally {
      if (!existing && value.size > 0) this.#entries.set(key, { kind, value, counted: 0 });
      this.#settle(key);
    }
  }

  /** Changes a collection that can only shrink; `absent` is the answer when there is none. */
  shrink<K extends Collection, R>(
    key: string,
    kind: K,
    absent: R,
    change: (value: Kinds[K]) => R,
  ): R {
    const existing = this.find(key, kind);
    if (!existing) return absent;
    try {
      return change(existing);
    } finally {
      this.#settle(key);
    }
  }

  /** Throws unless there is room for `keys` more keys. */
  reserve(keys: number): void {
    const { maxKeys, maxElements } = this.#limits;
    const manyKeys = () => keys > 0 && this.size + keys > maxKeys;
    const manyElements = () => this.#elements >= maxElements;
    if (!manyKeys() && !manyElements()) return;
    // A full sweep for every refused command would be slow, so there is at most one per second.
    if (this.clock() >= this.#fullSweepAfter) {
      this.sweep(Infinity);
      this.#fullSweepAfter = this.clock() + 1_000;
    }
    if (manyKeys()) this.#refuse(`${maxKeys} keys`);
    if (manyElements()) this.#refuse(`${maxElements} members and fields`);
  }

  delete(key: string): boolean {
    const entry = this.#live(key);
    if (!entry) return false;
    this.#remove(key, entry);
    return true;
  }

  clear(): void {
    this.#entries.clear();
    this.#expiries.clear();
    this.#elements = 0;
    this.#sweeping = undefined;
  }

  keys(): string[] {
    this.sweep(Infinity);
    return [...this.#entries.keys()];
  }

  /** Returns when `key` expires, in milliseconds of the clock; undefined for never. */
  expiry(key: string): number | undefined {
    return this.#live(key) && this.#expiries.get(key);
  }

  /** Sets when an existing `key` expires (undefined for never); a time in the past deletes it. */
  expire(key: string, at: number | undefined): void {
    if (at === undefined) this.#expiries.delete(key);
    else if (at <= this.clock()) this.delete(key);
    else this.#expiries.set(key, at);
  }

  /** Removes expired keys among the next `count` keys with an expiry. Call it from a timer. */
  sweep(count: number): void {
    const now = this.clock();
    // A Map's iterator allows changes, so each sweep continues where the last one stopped.
    let iterator = count === Infinity ? this.#expiries.entries() : this.#sweeping;
    iterator ??= this.#expiries.entries();
    for (let i = 0; i < count; i++) {
      const next = iterator.next();
      if (next.done) {
        this.#sweeping = undefined;
        return;
      }
      const [key, at] = next.value;
      const entry = this.#entries.get(key);
      if (at <= now && entry) this.#remove(key, entry);
    }
    this.#sweeping = iterator;
  }

  #live(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const at = this.#expiries.get(key);
    if (at === undefined || at > this.clock()) return entry;
    this.#remove(key, entry);
    return undefined;
  }

  #remove(key: string, entry: Entry): void {
    this.#elements -= entry.counted;
    this.#entries.delete(key);
    this.#expiries.delete(key);
  }

  #settle(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry || entry.kind === "string") return;
    const { size } = entry.value as Kinds[Collection];
    this.#elements += size - entry.counted;
    entry.counted = size;
    if (size === 0) this.#remove(key, entry);
  }

  #refuse(limit: string): never {
    throw new ReplyError(
      `OOM the in-process Redis holds its limit of ${limit}; ` +
        "let keys expire, delete some, or set REDIS_URL to use a Redis server",
    );
  }
}
