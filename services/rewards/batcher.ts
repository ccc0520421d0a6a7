/** Collects single items and hands them on in groups. */
export interface Batcher<Item, Result> {
  /** Resolves with the item's own result; rejects when the queue is full or its group failed. */
  add(item: Item): Promise<Result>;
  /** Waits until everything that was added is done. */
  idle(): Promise<void>;
}

export interface BatcherOptions<Item, Result> {
  /** Works on a group; answers in the group's order. An answer may be still to come. */
  readonly run: (items: readonly Item[]) => Promise<readonly (Result | Promise<Result>)[]>;
  /** Most items of a group. */
  readonly maxSize: number;
  /** Groups at work at the same time. */
  readonly concurrency: number;
  /** How long a group waits for more when the last one had company; a lone item never waits. */
  readonly lingerMilliseconds: number;
  /** Items that may wait; one more is refused with {@link QueueFull}. */
  readonly maxWaiting: number;
}

/** The queue holds as much as it may. */
export class QueueFull extends Error {
  override name = "QueueFull";
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result | Promise<Result>) => void;
  readonly reject: (error: unknown) => void;
}

// As PostgreSQL's commit_siblings: with fewer in the last group, company is not worth waiting for.
const SIBLINGS = 4;

/**
 * Group commit: while a group is at work, what arrives waits and makes the next group. Clients that
 * wait for their answers all send again when a group ends, but not in the same moment: as
 * PostgreSQL's commit_delay does, the next group waits a little for them.
 */
export function createBatcher<Item, Result>(
  options: BatcherOptions<Item, Result>,
): Batcher<Item, Result> {
  const waiting: Waiting<Item, Result>[] = [];
  const idlers: (() => void)[] = [];
  let running = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastSize = 0;

  /** How long the next group is worth waiting for, in milliseconds. */
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
    // At least one turn of the event loop, so that requests read together also travel together.
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
