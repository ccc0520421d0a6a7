/** Collects single items and processes them in groups (group commit). */
export interface Batcher<Item, Result> {
  /** Returns the item's own result; rejects when the queue is full or the item's group failed. */
  add(item: Item): Promise<Result>;
  /** Waits until all added items are processed. */
  idle(): Promise<void>;
}

export interface BatcherOptions<Item, Result> {
  /** Processes a group; returns results in the group's order. A result may be a promise. */
  readonly run: (items: readonly Item[]) => Promise<readonly (Result | Promise<Result>)[]>;
  /** The maximum number of items in a group. */
  readonly maxSize: number;
  /** How many groups may run at the same time. */
  readonly concurrency: number;
  /**
   * How long a group waits for more items when the previous group had several; a single item never
   * waits.
   */
  readonly lingerMilliseconds: number;
  /** The maximum number of waiting items; the next one is refused with {@link QueueFull}. */
  readonly maxWaiting: number;
}

/** The queue is full. */
export class QueueFull extends Error {
  override name = "QueueFull";
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result | Promise<Result>) => void;
  readonly reject: (error: unknown) => void;
}

// Like PostgreSQL's commit_siblings: when the previous group had fewer items, waiting for more is
// not worth it.
const SIBLINGS = 4;

/**
 * Creates a batcher. While a group runs, arriving items wait and form the next group. Clients that
 * wait for their answers all send again when a group ends, but not at the same instant, so the next
 * group waits a little for them, like PostgreSQL's commit_delay.
 */
export function createBatcher<Item, Result>(
  options: BatcherOptions<Item, Result>,
): Batcher<Item, Result> {
  const waiting: Waiting<Item, Result>[] = [];
  const idlers: (() => void)[] = [];
  let running = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastSize = 0;

  /** Returns how long to wait for the next group, in milliseconds. */
  function linger(): number {
    const hasSiblings = lastSize >= SIBLINGS && waiting.length < lastSize;
    return hasSiblings ? options.lingerMilliseconds : 0;
  }

  function schedule() {
    if (running >= options.concurrency || waiting.length === 0) return;
    if (timer !== undefined) {
      if (waiting.length < lastSize || lastSize < SIBLINGS) return;
      clearTimeout(timer);
    }
    // Wait at least one turn of the event loop, so that requests that were read together form one
    // group.
    timer = setTimeout(() => {
      timer = undefined;
      start();
    }, linger());
  }

  function start() {
    while (running < options.concurrency && waiting.length > 0) {
      const group = waiting.splice(0, options.maxSize);
      running++;
      lastSize = group.length;
      work(group).finally(() => {
        running--;
        schedule();
        if (running === 0 && waiting.length === 0) { for (const wake of idlers.splice(0)) wake(); }
      });
    }
  }

  async function work(group: readonly Waiting<Item, Result>[]) {
    try {
      const results = await options.run(group.map((entry) => entry.item));
      group.forEach((entry, index) => entry.resolve(results[index]!));
    } catch (error) {
      for (const entry of group) entry.reject(error);
    }
  }

  return {
    add(item) {
      if (waiting.length >= options.maxWaiting) {
        return Promise.reject(new QueueFull("queue is full"));
      }
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        schedule();
      });
    },
    idle() {
      if (running === 0 && waiting.length === 0) return Promise.resolve();
      return new Promise((resolve) => idlers.push(resolve));
    },
  };
}
