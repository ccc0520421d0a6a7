import type { ReportError } from "@/services/platform/errors.ts";

/** A kind of background work that is done in bounded parts. */
export interface JobStep {
  /** The name in the log. */
  readonly name: string;
  /**
   * Does one bounded part of what is due. Many instances may run it at the same time.
   * @returns how many items it did; 0 when nothing is due (or other instances are working on all of
   * it)
   */
  run(): Promise<number>;
  /** Returns how many items failed and wait for their next try. Only for steps that count them. */
  failing?(): number;
}

/** Does the background work of this instance, one step at a time. */
export interface Jobs {
  /** Starts the work now instead of at the next tick, because there is something to do. */
  kick(): void;
  /**
   * Does everything that is due, step by step, until nothing is left.
   * @throws {unknown} the first error, after the other steps had their turn
   */
  runAll(): Promise<void>;
  /** Returns, per step, how many items failed and wait for their next try. */
  failing(): ReadonlyMap<string, number>;
  /** Waits for running work to end. */
  idle(): Promise<void>;
  /** Stops the timer, and waits for the running part of a step. */
  close(): Promise<void>;
}

export interface JobsOptions {
  readonly steps: readonly JobStep[];
  readonly reportError: ReportError;
  /**
   * Whether to look for work on a timer. Otherwise only {@link Jobs.kick} and {@link Jobs.runAll}
   * start it.
   */
  readonly hasTimer: boolean;
}

/** Time until the next tick, after one that found work (or failed). */
const BUSY_MILLISECONDS = 2_000;
const IDLE_MILLISECONDS = 15_000;

/** Opens the background work. With a timer, the first tick is a moment after the start. */
export function openJobs({ steps, reportError, hasTimer }: JobsOptions): Jobs {
  const failed = new Set<JobStep>();
  let running: Promise<void> | null = null;
  let isWanted = false;
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  schedule(BUSY_MILLISECONDS);

  function schedule(ms: number) {
    clearTimeout(timer);
    if (hasTimer && !isClosed) timer = setTimeout(kick, ms);
  }

  function kick() {
    if (isClosed) return;
    isWanted = true;
    if (!running) void begin(work);
  }

  function begin(task: () => Promise<void>): Promise<void> {
    return running = task().finally(() => {
      running = null;
      // Somebody called `kick` while work was running.
      if (isWanted) kick();
    });
  }

  async function work() {
    while (isWanted && !isClosed) {
      isWanted = false;
      const { done, errors } = await pass();
      schedule(done > 0 || errors.length > 0 ? BUSY_MILLISECONDS : IDLE_MILLISECONDS);
    }
  }

  /** Runs every step until it finds nothing to do. Work that fails is left for the next tick. */
  async function pass(): Promise<{ done: number; errors: unknown[] }> {
    let done = 0;
    const errors: unknown[] = [];
    for (const step of steps) {
      try {
        for (let part = 1; part > 0 && !isClosed; done += part) part = await step.run();
        failed.delete(step);
      } catch (error) {
        failed.add(step);
        errors.push(error);
        const fields = { job: step.name };
        if (!isClosed) {
          reportError("jobs", "a job failed and will be tried again", error, { fields });
        }
      }
    }
    return { done, errors };
  }

  return {
    kick,
    async runAll() {
      while (running) await running;
      let failure: { error: unknown } | undefined;
      await begin(async () => {
        // One step can create work for another one that already had its turn.
        for (let done = 1; done > 0 && !failure;) {
          const result = await pass();
          done = result.done;
          if (result.errors.length > 0) failure = { error: result.errors[0] };
        }
      });
      if (failure) throw failure.error;
    },
    failing: () =>
      new Map(
        steps.map((step) => [step.name, step.failing?.() ?? (failed.has(step) ? 1 : 0)]),
      ),
    async idle() {
      while (running) await running;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      while (running) await running;
    },
  };
}
