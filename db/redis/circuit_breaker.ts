import { RedisUnavailableError } from "./errors.ts";

/** `closed`: calls pass. `open`: calls fail at once. `half-open`: one probe at a time passes. */
export type CircuitState = "closed" | "open" | "half-open";

/** Settings of a {@link CircuitBreaker}. */
export interface CircuitBreakerOptions {
  /** Consecutive failures that open the circuit. Default 5. */
  failures?: number;
  /** How long calls then fail at once, in milliseconds. Default 1,000. */
  openMilliseconds?: number;
  /** The clock, in milliseconds. */
  now?: () => number;
  /** Whether a rejection counts as a failure. Default: every rejection does. */
  isFailure?: (error: unknown) => boolean;
  /** Called each time the circuit opens. */
  onOpen?: () => void;
}

/**
 * Guards calls to a server that may be down, so that a stopped server costs nothing per request.
 */
export interface CircuitBreaker {
  /**
   * Runs `call`, or rejects at once with a {@link RedisUnavailableError} while the circuit is open.
   * Rejections of `call` are passed on as they are.
   */
  run<T>(call: () => Promise<T>): Promise<T>;
  state(): CircuitState;
  /** Closes the circuit, because the server is known to be back. */
  reset(): void;
}

/** Makes a circuit breaker. After the open period the next call is the probe that decides. */
export function createCircuitBreaker(options: CircuitBreakerOptions = {}): CircuitBreaker {
  const { failures: limit = 5, openMilliseconds = 1_000, now = Date.now, onOpen } = options;
  const isFailure = options.isFailure ?? (() => true);
  let failures = 0;
  let openUntil: number | undefined;
  let probing = false;
  // Calls that started before the last reset or opening show nothing about the server's current
  // state.
  let generation = 0;

  const state = (): CircuitState =>
    openUntil === undefined ? "closed" : now() < openUntil ? "open" : "half-open";

  const reset = () => {
    failures = 0;
    openUntil = undefined;
    probing = false;
    generation++;
  };

  const fail = () => {
    failures++;
    if (openUntil === undefined && failures < limit) return;
    openUntil = now() + openMilliseconds;
    probing = false;
    generation++;
    onOpen?.();
  };

  return {
    state,
    reset,
    async run(call) {
      const current = state();
      if (current === "open" || (current === "half-open" && probing)) {
        throw new RedisUnavailableError(
          `Redis is not being asked: ${failures} calls in a row failed; it is tried again within ` +
            `${openMilliseconds} ms`,
        );
      }
      if (current === "half-open") probing = true;
      const started = generation;
      try {
        const result = await call();
        if (started === generation) reset();
        return result;
      } catch (error) {
        if (started === generation) isFailure(error) ? fail() : reset();
        throw error;
      }
    },
  };
}
