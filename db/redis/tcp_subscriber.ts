import { delayUnlessAborted } from "./backoff.ts";
import { RedisUnavailableError } from "./errors.ts";
import { notify, type Subscription } from "./handle.ts";
import type { TcpClient } from "./tcp_client.ts";

interface Entry {
  channel: string;
  listener: (payload: string) => void;
  onReconnect: (() => void) | undefined;
  /** `new`: not requested yet; `asking`: sent; `active`: node-redis renews it after a reconnect. */
  state: "new" | "asking" | "active";
  /** Whether `subscribe` has already resolved, so that becoming active must be reported. */
  late: boolean;
  activated: () => void;
}

/** How long `subscribe` waits for a server that is down, in milliseconds. */
const waitMilliseconds = 1_000;

/** Subscriptions over a separate connection, which the first of them opens. */
export interface TcpSubscriber {
  subscribe(
    channel: string,
    onMessage: (payload: string) => void,
    onReconnect?: () => void,
  ): Promise<Subscription>;
  close(): void;
}

/** Creates a subscriber that opens its connection with `connect` when it is first needed. */
export function createTcpSubscriber(
  createConnection: () => TcpClient,
  onError?: (error: Error) => void,
): TcpSubscriber {
  const entries = new Set<Entry>();
  const closing = new AbortController();
  let connection: TcpClient | undefined;

  const report = (error: unknown) => {
    if (!closing.signal.aborted) onError?.(error instanceof Error ? error : new Error(`${error}`));
  };

  const activate = async (client: TcpClient, entry: Entry) => {
    if (entry.state !== "new" || !client.isReady) return;
    entry.state = "asking";
    try {
      await client.subscribe(entry.channel, entry.listener);
      entry.state = "active";
      entry.activated();
      if (!entries.has(entry)) await client.unsubscribe(entry.channel, entry.listener);
      else if (entry.late && entry.onReconnect) notify(entry.onReconnect, onError);
    } catch (error) {
      entry.state = "new"; // the connection was lost meanwhile: asked again when it is back
      report(error);
      if (client.isReady) await activate(client, entry);
    }
  };

  // "ready" comes after node-redis has renewed the subscriptions that were active.
  const onReady = (client: TcpClient) => {
    for (const entry of entries) {
      if (entry.state === "active" && entry.onReconnect) notify(entry.onReconnect, onError);
      else activate(client, entry).catch(report);
    }
  };

  const open = (): TcpClient => {
    const client = createConnection();
    client.on("ready", () => onReady(client));
    client.connect().catch(report);
    return client;
  };

  return {
    async subscribe(channel, onMessage, onReconnect) {
      if (closing.signal.aborted) throw new RedisUnavailableError("Redis over TCP is closed");
      connection ??= open();
      const client = connection;
      const { promise, resolve } = Promise.withResolvers<void>();
      const entry: Entry = {
        channel,
        listener: (payload) => notify(() => onMessage(payload), onError),
        onReconnect,
        state: "new",
        late: false,
        activated: resolve,
      };
      entries.add(entry);
      activate(client, entry).catch(report);
      const waiting = new AbortController();
      const stop = AbortSignal.any([waiting.signal, closing.signal]);
      await Promise.race([promise, delayUnlessAborted(waitMilliseconds, stop)]);
      waiting.abort();
      entry.late = entry.state !== "active";
      return {
        async unsubscribe() {
          if (!entries.delete(entry)) return;
          if (entry.state === "active" && client.isReady) {
            await client.unsubscribe(channel, entry.listener).catch(report);
          }
        },
      };
    },
    close() {
      closing.abort();
      entries.clear();
      if (connection?.isOpen) connection.destroy();
    },
  };
}
