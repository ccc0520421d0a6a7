import { createClient, type RedisClientType } from "redis";
import { backoffMilliseconds } from "./backoff.ts";

/** A node-redis client that answers as RESP 2 (and Upstash) does. */
// deno-lint-ignore ban-types -- node-redis's own "no modules, functions, scripts"
export type TcpClient = RedisClientType<{}, {}, {}, 2, {}>;

const connectMilliseconds = 2_000;

// A connection that brings nothing, not even the answer to a ping, for this long is given up.
const silenceMilliseconds = 5_000;

const pingEveryMilliseconds = 2_000;

const maxCommandsInFlight = 10_000;

/** Makes a client that reconnects for ever and fails commands at once while it is offline. */
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
