import type { ReportError } from "@/services/platform/errors.ts";

/** A kind of work that falls due by itself and is done in bounded parts. */
export interface Step {
  /** As the log names it. */
  readonly name: string;
  /**
   * Does one bounded part of what is due. It must be safe to do at the same time on many instances.
   * @returns how many things it did; 0 when nothing is due (or others are at it)
   */
  run(): Promise<number>;
  /** How many pieces of it failed inside and wait for their next try; for steps that tell. */
  failing?(): number;
}

/** Does the background work of this instance, one step at a time. */
export interface Jobs {
  /** There is work: begin now instead of at the next look. */
  kick(): void;
  /**
   * Does everything that is due, step by step, until nothing is.
   * @throws {unknown} the first error, after the other steps had their turn
   */
  runAll(): Promise<void>;
  /** The steps with what failed of each and waits for its next try. */
  failing(): ReadonlyMap<string, number>;
  /** Waits for what was begun. */
  idle(): Promise<void>;
  /** Ends the timer, and waits for the part of a step that is being done. */
  close(): Promise<void>;
}

export interface JobsOptions {
  readonly steps: readonly Step[];
  readonly reportError: ReportError;
  /** Without a timer, work is done on {@link Jobs.kick} and {@link Jobs.runAll} alone. */
  readonly hasTimer: boolean;
}

/** Until the next look, after one that found work (or failed). */
const BUSY_MILLISECONDS = 2_000;
const IDLE_MILLISECONDS = 15_000;

/** Opens the background work; with a timer, the first look is a moment after the start. */
export function openJobs({ steps, reportError, hasTimer }: JobsOptions): Jobs {
  const failed = new Set<Step>();
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
      // Asked for while it was under way.
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

  /** Every step until it finds nothing to do. What fails is left for the next look. */
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
        // One step can make work for another that had its turn.
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
