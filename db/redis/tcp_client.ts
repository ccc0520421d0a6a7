import { createClient, type RedisClientType } from "redis";
import { backoffMilliseconds } from "./backoff.ts";

/** A node-redis client that answers in RESP 2, like Upstash. */
// deno-lint-ignore ban-types -- node-redis's own "no modules, functions, scripts"
export type TcpClient = RedisClientType<{}, {}, {}, 2, {}>;

const connectMilliseconds = 2_000;

// A connection without any data for this long, not even the answer to a ping, is dropped.
const silenceMilliseconds = 5_000;

const pingEveryMilliseconds = 2_000;

const maxCommandsInFlight = 10_000;

/** Creates a client that always reconnects and fails commands at once while it is offline. */
export function createTcpClient(url: string, onError: (error: Error) => void): TcpClient {
  const client = createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    disableClientInfo: true,
    commandsQueueMaxLength: maxCommandsInFlight,
    pingInterval: pingEveryMilliseconds,
    socket: {
      connectTimeout: connectMilliseconds,
      socketTimeout: silenceMilliseconds,
      reconnectStrategy: (attempt) => backoffMilliseconds(attempt),
    },
  }) as TcpClient;
  client.on("error", onError); // without a listener node-redis would end the process
  return client;
}
