import type { RedisConfig, RedisHandle } from "./handle.ts";
import { openMemoryRedis } from "./memory/mod.ts";
import { openRestRedis } from "./rest.ts";
import { openTcpRedis } from "./tcp.ts";

export { isReplyError, RedisUnavailableError } from "./errors.ts";
export type { RedisConfig, RedisHandle, SubscribeOptions, Subscription } from "./handle.ts";
export { openMemoryRedis } from "./memory/mod.ts";

/**
 * Opens the Redis that `config` names: REST, TCP, or the in-process engine when it names none. It
 * does not wait for the server and does not fail when the server is down: the handle connects and
 * reconnects in the background. Rejects only when the configuration contradicts itself.
 *
 * ```ts
 * const redis = await openRedis({ url: "redis://127.0.0.1:6379" });
 * await redis.client.set("greeting", "hello", { ex: 60 });
 * await redis.close();
 * ```
 */
// deno-lint-ignore require-await -- async, so that a bad configuration is a rejection
export async function openRedis(config: RedisConfig = {}): Promise<RedisHandle> {
  const { url, restUrl, restToken } = config;
  const options = config.onError ? { onError: config.onError } : {};
  if (url && restUrl) {
    throw new TypeError("Both a TCP and a REST address of Redis are set; remove one of them");
  }
  if (Boolean(restUrl) !== Boolean(restToken)) {
    throw new TypeError("The REST address of Redis and its token must be set together");
  }
  if (restUrl && restToken) return openRestRedis({ url: restUrl, token: restToken, ...options });
  if (url) return openTcpRedis({ url, ...options });
  return openMemoryRedis(options);
}
