const CATCH_UP_MILLISECONDS = 100;

/**
 * Counts the commits of this instance, and how many of them are certainly in the boards in Redis.
 * Everything that is committed when a run of the relay starts is in the boards when it ends, on
 * whichever instance it was relayed.
 */
export class Kicks {
  #count = 0;
  #covered = 0;
  readonly #waiters = new Set<{ readonly kicks: number; resolve(isCovered: boolean): void }>();

  /** The number of commits so far. */
  get count(): number {
    return this.#count;
  }

  /** Whether some commits are not in the boards yet. */
  get isBehind(): boolean {
    return this.#covered < this.#count;
  }

  add(): void {
    this.#count++;
  }

  /** Stores that the boards contain this number of commits. */
  cover(count: number): void {
    this.#covered = count;
    for (const waiter of this.#waiters) if (waiter.kicks <= count) waiter.resolve(true);
  }

  /**
   * Waits until the commits so far are covered; false when that takes too long, or after
   * `giveUp`.
   */
  caughtUp(): Promise<boolean> {
    if (!this.isBehind) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiter.resolve(false), CATCH_UP_MILLISECONDS);
      const waiter = {
        kicks: this.#count,
        resolve: (isCovered: boolean) => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve(isCovered);
        },
      };
      this.#waiters.add(waiter);
    });
  }

  /** Ends all waiting. */
  giveUp(): void {
    for (const waiter of this.#waiters) waiter.resolve(false);
  }
}
