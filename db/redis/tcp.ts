import { createTcpClient } from "./tcp_client.ts";
import type {} from "node:events"; // node-redis's types extend EventEmitter

import { withDeadline } from "./backoff.ts";
import { createCircuitBreaker } from "./circuit_breaker.ts";
import { isReplyError, RedisUnavailableError, toRedisError } from "./errors.ts";
import type { RedisHandle } from "./handle.ts";
import { createTcpExecutor } from "./tcp_executor.ts";
import { createTcpSubscriber } from "./tcp_subscriber.ts";
import { PlainRedis, toRequester } from "./wire.ts";

/** Settings of a Redis over TCP. */
export interface TcpRedisOptions {
  /** `redis://[[user]:password@]host[:port][/database]`, or `rediss://` for TLS. */
  url: string;
  onError?: (error: Error) => void;
}

const commandMilliseconds = 1_000;

/**
 * Opens a Redis over TCP. Returns at once; the connection is made, and restored, in the background.
 * Throws only when the address cannot be parsed.
 */
export function openTcpRedis(options: TcpRedisOptions): RedisHandle {
  const onError = (error: Error) => options.onError?.(toRedisError(error, "Redis over TCP"));
  const client = createTcpClient(options.url, onError);
  const breaker = createCircuitBreaker({ isFailure: (error) => !isReplyError(error) });
  // A connection alone proves nothing (a hung server, or one that wants a password, accepts
  // connections); an answered ping does. node-redis keeps pinging, so the circuit closes again even
  // when callers that check `healthy()` send nothing.
  let answering = false;
  const answered = () => {
    answering = true;
    breaker.reset();
  };
  client.on("ready", () => client.sendCommand(["PING"]).then(answered, onError));
  client.on("ping-interval", answered);
  client.on("error", () => answering = false);
  client.connect().catch(onError);

  const subscriber = createTcpSubscriber(
    () => createTcpClient(options.url, onError),
    options.onError,
  );
  let closed = false;

  const guard = <T>(call: () => Promise<T>): Promise<T> =>
    breaker.run(async () => {
      try {
        return await withDeadline(
          call(),
          commandMilliseconds,
          () => new RedisUnavailableError(`Redis gave no answer within ${commandMilliseconds} ms`),
        );
      } catch (error) {
        throw toRedisError(error, "Redis command over TCP");
      }
    });

  const redis = new PlainRedis(toRequester({
    ...createTcpExecutor(client, guard),
    stream(channel, onMessage, signal) {
      if (signal?.aborted) return;
      const subscription = subscriber.subscribe(channel, onMessage);
      subscription.then(({ unsubscribe }) => {
        if (signal?.aborted) return unsubscribe();
        signal?.addEventListener("abort", unsubscribe, { once: true });
      }).catch(onError);
    },
  }));

  return {
    kind: "tcp",
    client: redis,
    subscribe: (channel, onMessage, { onReconnect } = {}) =>
      subscriber.subscribe(channel, onMessage, onReconnect),
    healthy: () => !closed && answering && client.isReady && breaker.isClosed(),
    ping: () => redis.ping().then(() => true, () => false),
    close() {
      if (!closed) {
        closed = true;
        // `close()` would wait for answers that a hung server never gives.
        if (client.isOpen) client.destroy();
        subscriber.close();
      }
      return Promise.resolve();
    },
  };
}
