import { LRUCache } from "lru-cache";
import type { Clock } from "@/core/clock.ts";
import type { Integration } from "./identity.ts";

const TTL_MILLISECONDS = 30_000;

/** Caches for 30 s which integration a key belongs to, by the hash of the key. */
export class KeyCache {
  // There are two caches, so that a flood of made-up keys cannot push out the real ones.
  readonly #known: LRUCache<string, Integration>;
  readonly #unknown: LRUCache<string, true>;
  // Counts evictions, so that a lookup that was running during an eviction is not cached.
  #evictions = 0;

  /** @param onRead called with whether the cache knew a key */
  constructor(clock: Clock, private readonly onRead: (isHit: boolean) => void = () => {}) {
    const options = { ttl: TTL_MILLISECONDS, ttlResolution: 0, perf: { now: clock } };
    this.#known = new LRUCache({ max: 1000, ...options });
    this.#unknown = new LRUCache({ max: 10_000, ...options });
  }

  /**
   * Returns the integration with this hash of its key, or null.
   * @param find looks up what the cache does not know
   */
  async get(
    hash: string,
    find: (hash: string) => Promise<Integration | null>,
  ): Promise<Integration | null> {
    const hit = this.#known.get(hash);
    const isHit = hit !== undefined || this.#unknown.has(hash);
    this.onRead(isHit);
    if (isHit) return hit ?? null;
    const before = this.#evictions;
    const integration = await find(hash);
    if (before === this.#evictions) {
      if (integration) this.#known.set(hash, integration);
      else this.#unknown.set(hash, true);
    }
    return integration;
  }

  /** Removes a key that was created, changed or revoked. */
  evict(id: number): void {
    this.#evictions++;
    for (const [hash, integration] of this.#known.entries()) {
      if (integration.keyId === id) this.#known.delete(hash);
    }
    // The hash of the new key may be cached as unknown.
    this.#unknown.clear();
  }
}
