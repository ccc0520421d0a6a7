import type { Redis } from "@upstash/redis";

/** Where Redis is. Without any address, the in-process engine is used. */
export interface RedisConfig {
  /** `redis://` or `rediss://` address of a server, used over TCP. */
  url?: string;
  /** Upstash REST address; needs `restToken` too. */
  restUrl?: string;
  restToken?: string;
  /** Called with errors that no caller sees: a lost connection, a subscriber that throws. */
  onError?: (error: Error) => void;
}

/** A live subscription to one channel. */
export interface Subscription {
  unsubscribe(): Promise<void>;
}

/** Optional callbacks of a subscriber. */
export interface SubscribeOptions {
  /**
   * Called whenever the subscription is active again after a gap in which messages may have been
   * lost, and when it becomes active only after `subscribe` had resolved: the subscriber should
   * resync.
   */
  onReconnect?: () => void;
}

/**
 * One Redis with any backend. `client` returns answers as Redis sends them (RESP 2), without the
 * SDK's JSON parsing: a score is a string, HGETALL and WITHSCORES are flat arrays, whatever the
 * SDK's types say. It rejects with `RedisUnavailableError` (after about a second at most) when
 * Redis does not answer, and with the SDK's `UpstashError` when Redis answers with an error.
 */
export interface RedisHandle {
  readonly kind: "rest" | "tcp" | "memory";
  readonly client: Redis;
  /**
   * Calls `onMessage` with the payload of each message published on `channel`. Messages are
   * delivered at most once; a lost connection is restored automatically, and `onReconnect` is
   * called. Resolves once the subscription is active, or after a second when Redis is down (it then
   * becomes active later). Payloads must not contain line breaks (JSON never does), because a REST
   * stream consists of lines.
   */
  subscribe(
    channel: string,
    onMessage: (payload: string) => void,
    options?: SubscribeOptions,
  ): Promise<Subscription>;
  /**
   * Returns whether Redis probably answers; does no I/O, so it is cheap enough for every request.
   */
  healthy(): boolean;
  /** Asks Redis; returns false when it does not answer. Never rejects. */
  ping(): Promise<boolean>;
  /** Closes connections, subscriptions and timers. Later commands reject. Idempotent. */
  close(): Promise<void>;
}

/** Calls a subscriber's function; its exception must not break the connection of the message. */
export function notify(call: () => void, onError?: (error: Error) => void): void {
  try {
    call();
  } catch (error) {
    if (!onError) return reportError(error);
    onError(error instanceof Error ? error : new Error(String(error)));
  }
}
