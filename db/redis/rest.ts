import { Redis, type Requester, type UpstashRequest } from "@upstash/redis";
import { backoffMilliseconds, delayUnlessAborted } from "./backoff.ts";
import { createCircuitBreaker } from "./circuit_breaker.ts";
import { isReplyError, RedisUnavailableError, toRedisError } from "./errors.ts";
import { notify, type RedisHandle, type SubscribeOptions, type Subscription } from "./handle.ts";
import { runRestStream } from "./rest_stream.ts";
import { PlainRedis } from "./wire.ts";

/** Settings of a Redis over Upstash's REST protocol. */
export interface RestRedisOptions {
  url: string;
  token: string;
  onError?: (error: Error) => void;
  /** A subscription without data for this long is opened again. Default 5 minutes. */
  silenceMilliseconds?: number;
}

const commandMilliseconds = 1_000;
const subscribeMilliseconds = 1_000;

/** The SDK's HTTP client, which gets guarded. */
class Transport extends Redis {
  constructor({ url, token }: RestRedisOptions) {
    super({
      url,
      token,
      // Sent only once: a retry after a lost answer could count an INCR twice.
      retry: { retries: 0 },
      signal: () => AbortSignal.timeout(commandMilliseconds),
      // Automatic pipelining would reorder reads and writes of the same turn; `pipeline()` is
      // explicit.
      enableAutoPipelining: false,
      enableTelemetry: false,
    });
  }

  get requester(): Requester {
    return this.client;
  }
}

/** Opens a Redis over REST. Returns at once, without waiting for I/O. */
export function openRestRedis(options: RestRedisOptions): RedisHandle {
  const url = options.url.replace(/\/+$/, "");
  const closing = new AbortController();
  const report = (error: Error) => {
    if (!closing.signal.aborted) options.onError?.(toRedisError(error, "Redis over REST"));
  };
  let reached = false;
  let probing = false;

  const breaker = createCircuitBreaker({
    isFailure: (error) => !isReplyError(error),
    onOpen: () => probe(),
  });
  const inner = new Transport({ ...options, url }).requester;
  const guarded = async (request: UpstashRequest) => {
    if (closing.signal.aborted) throw new RedisUnavailableError("Redis over REST is closed");
    // A stream lives longer than a command and shows nothing about commands.
    if (request.isStreaming) return inner.request(request);
    try {
      const response = await breaker.run(() => inner.request(request));
      reached = true;
      return response;
    } catch (error) {
      throw toRedisError(error, "Redis command over REST");
    }
  };
  const redis = new PlainRedis({ request: guarded as Requester["request"] });
  const ping = () => redis.ping().then(() => true, () => false);

  // Asks in the background until Redis answers. Callers that check `healthy()` send no commands, so
  // without this the circuit would stay open forever.
  async function probe(): Promise<void> {
    if (probing) return;
    probing = true;
    for (let attempt = 0; !closing.signal.aborted && !await ping(); attempt++) {
      await delayUnlessAborted(backoffMilliseconds(attempt), closing.signal);
    }
    probing = false;
  }
  probe();

  async function subscribe(
    channel: string,
    onMessage: (payload: string) => void,
    { onReconnect }: SubscribeOptions = {},
  ): Promise<Subscription> {
    if (closing.signal.aborted) throw new RedisUnavailableError("Redis over REST is closed");
    const ending = new AbortController();
    const signal = AbortSignal.any([ending.signal, closing.signal]);
    const first = new AbortController();
    let resolved = false;
    const running = runRestStream({
      url,
      token: options.token,
      channel,
      signal,
      onMessage: (payload) => {
        if (!signal.aborted) notify(() => onMessage(payload), options.onError);
      },
      onSubscribed: () => {
        if (resolved && onReconnect) notify(onReconnect, options.onError);
        first.abort();
      },
      onError: report,
      ...(options.silenceMilliseconds ? { silenceMilliseconds: options.silenceMilliseconds } : {}),
    });
    await delayUnlessAborted(
      subscribeMilliseconds,
      AbortSignal.any([first.signal, closing.signal]),
    );
    resolved = true;
    return {
      async unsubscribe() {
        ending.abort();
        await running;
      },
    };
  }

  return {
    kind: "rest",
    client: redis,
    subscribe,
    healthy: () => !closing.signal.aborted && reached && breaker.isClosed(),
    ping,
    close() {
      closing.abort();
      return Promise.resolve();
    },
  };
}
