import type { Clock } from "@/core/clock.ts";
import { RedisUnavailableError } from "@/db/redis/errors.ts";
import type { RedisHandle } from "@/db/redis/handle.ts";
import { type Executor, PlainRedis, toRequester } from "@/db/redis/wire.ts";
import { Broker } from "./broker.ts";
import { Engine } from "./engine.ts";
import { Keyspace, type KeyspaceLimits } from "./keyspace.ts";

/** Settings of the in-process Redis. */
export interface MemoryRedisOptions extends KeyspaceLimits {
  /** The clock for expiry, in milliseconds. */
  clock?: Clock;
  /** Called with the errors of subscribers that throw. */
  onError?: (error: Error) => void;
}

const sweepEveryMilliseconds = 1_000;
const sweepKeys = 20_000;

/** Opens a Redis inside this process: nothing is stored, nothing is shared with other processes. */
export function openMemoryRedis(options: MemoryRedisOptions = {}): RedisHandle {
  const { clock = Date.now, onError, ...limits } = options;
  const keyspace = new Keyspace(clock, limits);
  const broker = new Broker(onError);
  const engine = new Engine(keyspace, broker);
  const sweeper = setInterval(() => keyspace.sweep(sweepKeys), sweepEveryMilliseconds);
  Deno.unrefTimer(sweeper);
  let closed = false;

  const requireOpen = () => {
    if (closed) throw new RedisUnavailableError("The in-process Redis is closed");
  };
  // Declared async so that every failure is a rejection, as on the other backends.
  // deno-lint-ignore require-await
  const guard = async <T>(run: () => T): Promise<T> => {
    requireOpen();
    return run();
  };
  const executor: Executor = {
    run: (command) => guard(() => engine.execute(command)),
    pipeline: (commands) => guard(() => commands.map((command) => engine.execute(command))),
    transaction: (commands) => guard(() => engine.transaction(commands)),
    stream(channel, onMessage, signal) {
      requireOpen();
      if (signal?.aborted) return;
      const end = broker.subscribe(channel, onMessage);
      signal?.addEventListener("abort", end, { once: true });
    },
  };

  return {
    kind: "memory",
    client: new PlainRedis(toRequester(executor)),
    subscribe: (channel, onMessage) =>
      guard(() => {
        const end = broker.subscribe(channel, onMessage);
        return { unsubscribe: () => Promise.resolve(end()) };
      }),
    healthy: () => !closed,
    ping: () => Promise.resolve(!closed),
    close() {
      closed = true;
      clearInterval(sweeper);
      keyspace.clear();
      broker.clear();
      return Promise.resolve();
    },
  };
}
