import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from "cockatiel";
import { RedisUnavailableError } from "./errors.ts";

/** Settings of a {@link CircuitBreaker}. */
export interface CircuitBreakerOptions {
  /** Consecutive failures that open the circuit. Default 5. */
  failures?: number;
  /** How long calls then fail at once, in milliseconds. Default 1,000. */
  openMilliseconds?: number;
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
  /** Whether all calls pass. Otherwise only one call at a time does, after the open period. */
  isClosed(): boolean;
  /** Closes the circuit, because the server is known to be back. */
  reset(): void;
}

/** Creates a circuit breaker. After the open period, the next call is a probe: it closes or opens it. */
export function createCircuitBreaker(options: CircuitBreakerOptions = {}): CircuitBreaker {
  const { failures = 5, openMilliseconds = 1_000, isFailure = () => true, onOpen } = options;
  let policy = createPolicy();

  function createPolicy() {
    const created = circuitBreaker(handleWhen(isFailure), {
      breaker: new ConsecutiveBreaker(failures),
      halfOpenAfter: openMilliseconds,
    });
    created.onBreak(() => onOpen?.());
    return created;
  }

  return {
    isClosed: () => policy.state === CircuitState.Closed,
    // Start with a new policy: the results of calls that started earlier say nothing about the server
    // as it is now.
    reset: () => void (policy = createPolicy()),
    async run(call) {
      // Cockatiel would let these calls wait for the probe, which can take as long as its timeout.
      if (policy.state === CircuitState.HalfOpen) throw rejection();
      let hasStarted = false;
      const answer = await policy.execute(async () => {
        hasStarted = true;
        try {
          return { value: await call() };
        } catch (error) {
          // A refusal is an answer, so it resets the count of consecutive failures.
          if (!isFailure(error)) return { error };
          throw error;
        }
      }).catch((error) => {
        throw hasStarted ? error : rejection();
      });
      if ("error" in answer) throw answer.error;
      return answer.value;
    },
  };

  function rejection(): RedisUnavailableError {
    return new RedisUnavailableError(
      `Redis is not called for now, because ${failures} calls in a row failed; the next try is within ` +
        `${openMilliseconds} ms`,
    );
  }
}
