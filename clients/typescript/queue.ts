import { LaurelError } from "./error.ts";
import type { EventResult, SentEvent } from "./event.ts";
import type { Pause } from "./request.ts";

export interface QueueOptions {
  /** The number of events per request. Default: 100, at most 1,000. */
  readonly batchSize?: number | undefined;
  /** How long an event waits for others, in milliseconds. Default: 1,000. */
  readonly batchTime?: number | undefined;
  /**
   * The maximum number of waiting events; the next one is refused with `queue_full`. Default:
   * 10,000.
   */
  readonly maxQueued?: number | undefined;
  /** Called for every tracked event that will not be stored. */
  readonly onRejected?: ((event: SentEvent, error: LaurelError) => void) | undefined;
  /** Called for every tracked event that is stored. */
  readonly onStored?: ((result: Exclude<EventResult, { status: "rejected" }>) => void) | undefined;
}

/** Events that wait to be sent together. */
export interface Queue {
  /** @returns whether the event was accepted; if not, `onRejected` was called with the reason */
  add(event: SentEvent): boolean;
  /**
   * Sends what waits now.
   * @returns how many events still wait because the server cannot be reached
   */
  flush(): Promise<number>;
  /** Sends what waits until the signal aborts. Refuses the remaining and all later events. */
  close(signal?: AbortSignal): Promise<void>;
  readonly size: number;
}

/**
 * Creates a queue on top of a function that sends events and that throws when they may be sent
 * again.
 */
export function openQueue(
  send: (events: readonly SentEvent[], signal: AbortSignal) => Promise<readonly EventResult[]>,
  pause: Pause,
  options: QueueOptions,
): Queue {
  const { batchTime = 1_000, maxQueued = 10_000 } = options;
  const batchSize = Math.min(Math.max(options.batchSize ?? 100, 1), 1_000);
  const waiting: SentEvent[] = [];
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let draining: Promise<void> | undefined;
  let isClosed = false;
  let lastError = CLOSED;
  let failures = 0;

  /** An error in a callback of the caller must not affect the events that follow. */
  const callBack = (callback: () => void) => {
    try {
      callback();
    } catch (error) {
      setTimeout(() => {
        throw error;
      });
    }
  };
  const refuse = (event: SentEvent, error: LaurelError) =>
    callBack(() => options.onRejected?.(event, error));

  /** Sends one batch. Events that the server was too busy for stay at the front of the queue. */
  async function sendNext(): Promise<void> {
    const batch = waiting.slice(0, batchSize);
    let results: readonly EventResult[];
    try {
      results = await send(batch, stop.signal);
    } catch (error) {
      const refusal = error instanceof LaurelError ? error : CLOSED;
      if (refusal.isRetryable) throw refusal;
      waiting.splice(0, batch.length);
      for (const event of batch) refuse(event, refusal);
      return;
    }
    const busy = results.filter((result) => result.status === "rejected")
      .filter(({ error }) => error.isRetryable);
    waiting.splice(0, batch.length, ...busy.map(({ event }) => event));
    for (const result of results) {
      if (result.status !== "rejected") callBack(() => options.onStored?.(result));
      else if (!result.error.isRetryable) refuse(result.event, result.error);
    }
    if (busy[0]) throw busy[0].error;
  }

  async function drain(): Promise<void> {
    try {
      while (waiting.length > 0) {
        await sendNext();
        failures = 0;
      }
    } catch (error) {
      lastError = error as LaurelError;
      failures++;
    }
  }

  function run(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    return draining ??= drain().finally(() => {
      draining = undefined;
      // Events that the server could not take wait, so none are lost while there is space.
      if (waiting.length > 0 && !isClosed) {
        schedule(pause(lastError, failures) ?? RETRY_MILLISECONDS);
      }
    });
  }

  function schedule(milliseconds: number): void {
    timer ??= setTimeout(() => void run(), milliseconds);
  }

  return {
    get size() {
      return waiting.length;
    },
    add(event) {
      if (isClosed || waiting.length >= maxQueued) {
        refuse(event, isClosed ? CLOSED : fullError(maxQueued));
        return false;
      }
      waiting.push(event);
      // After a failure, wait for the retry, however many events arrive.
      if (failures > 0) schedule(RETRY_MILLISECONDS);
      else if (waiting.length >= batchSize) void run();
      else schedule(batchTime);
      return true;
    },
    async flush() {
      // This run also sends the events that arrived while a batch was on its way.
      await run();
      return waiting.length;
    },
    async close(signal) {
      isClosed = true;
      const abort = () => stop.abort(signal!.reason);
      if (signal?.aborted) abort();
      signal?.addEventListener("abort", abort, { once: true });
      await run();
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      for (const event of waiting.splice(0)) refuse(event, lastError);
    },
  };
}

/** The wait between rounds of attempts while the server is away. */
const RETRY_MILLISECONDS = 30_000;

const CLOSED = new LaurelError({
  status: 0,
  code: "client_closed",
  title: "The client was closed",
  detail: "The event was not sent, because close() was called before.",
});

function fullError(maxQueued: number): LaurelError {
  return new LaurelError({
    status: 0,
    code: "queue_full",
    title: "Too many events are waiting",
    detail:
      `The event was not taken: ${maxQueued} wait already. Send slower, or keep it elsewhere.`,
  });
}
