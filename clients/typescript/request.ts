import { LaurelError, toError } from "./error.ts";

export interface RequestOptions {
  /** The address of Laurel, such as `https://laurel.example.com`. */
  readonly url: string;
  /** An integration key. */
  readonly key: string;
  /** Replaces the platform's `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** The time limit of one attempt, in milliseconds. Default: 10,000. */
  readonly timeout?: number | undefined;
  /** The maximum number of attempts of a request. Default: 5. */
  readonly tries?: number | undefined;
  /** The longest wait between two attempts, in milliseconds. Default: 30,000. */
  readonly maxPause?: number | undefined;
}

export interface Call {
  /** Sent as JSON with POST. Without it, the method is GET. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** Calls a path under `/api/v1`. */
export type Request = <Answer>(path: string, call?: Call) => Promise<Answer>;

/**
 * Returns the wait before the next attempt, in milliseconds; null when there is no further attempt.
 */
export type Pause = (error: LaurelError, triesSoFar: number) => number | null;

const FIRST_PAUSE_MILLISECONDS = 250;

/**
 * Creates an exponential back-off with jitter, which waits at least as long as the server asks for.
 * When the server asks for more than `maxPause`, there is no further attempt and the caller gets
 * `retryAfter`.
 */
export function createPause({ tries = 5, maxPause = 30_000 }: Partial<RequestOptions>): Pause {
  return (error, triesSoFar) => {
    if (!error.isRetryable || triesSoFar >= tries) return null;
    const asked = (error.retryAfter ?? 0) * 1_000;
    if (asked > maxPause) return null;
    const backoff = Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** (triesSoFar - 1), maxPause);
    return Math.max(asked, backoff / 2) + Math.random() * backoff / 2;
  };
}

/** Creates the function that sends requests. It throws `LaurelError`, or the signal's reason. */
export function createRequest(options: RequestOptions): Request {
  const base = `${options.url.replace(/\/+$/, "")}/api/v1`;
  const pause = createPause(options);

  async function attempt<Answer>(path: string, { body, signal }: Call): Promise<Answer> {
    const limit = options.timeout ?? 10_000;
    const timeout = AbortSignal.timeout(limit);
    const send = options.fetch ?? fetch;
    try {
      const response = await send(base + path, {
        method: body === undefined ? "GET" : "POST",
        headers: {
          authorization: `Bearer ${options.key}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // The key must go only to this server, not to a server that it redirects to.
        redirect: "manual",
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const text = await response.text();
      if (!response.ok) throw toError(response.status, text, response.headers.get("retry-after"));
      return readAnswer(text, response.status);
    } catch (error) {
      if (error instanceof LaurelError) throw error;
      signal?.throwIfAborted();
      throw unanswered(error, timeout.aborted, limit);
    }
  }

  return async (path, call = {}) => {
    for (let tries = 1;; tries++) {
      call.signal?.throwIfAborted();
      try {
        return await attempt(path, call);
      } catch (error) {
        const wait = error instanceof LaurelError ? pause(error, tries) : null;
        if (wait === null) throw error;
        await delay(wait, call.signal);
      }
    }
  };
}

function readAnswer<Answer>(text: string, status: number): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    // The answer is not Laurel's; its status is all that it tells.
    throw toError(status, "", null);
  }
}

function unanswered(cause: unknown, isLate: boolean, limit: number): LaurelError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LaurelError({
    status: 0,
    code: isLate ? "timeout" : "network_error",
    title: "Laurel did not answer",
    detail: isLate ? `There was no answer within ${limit} ms.` : `No connection: ${reason}`,
  }, cause);
}

/**
 * Waits for a time. Throws the signal's reason as soon as the signal aborts. Written by hand because
 * this client has no dependencies.
 */
export function delay(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal!.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
