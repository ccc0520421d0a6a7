import type { Redis } from "@upstash/redis";

/** Where Redis is. Nothing set means the in-process engine. */
export interface RedisConfig {
  /** `redis://` or `rediss://` address of a server spoken to over TCP. */
  url?: string;
  /** Upstash REST address; needs `restToken` too. */
  restUrl?: string;
  restToken?: string;
  /** Told of errors that no caller sees: a lost connection, a subscriber that throws. */
  onError?: (error: Error) => void;
}

/** A live subscription to one channel. */
export interface Subscription {
  unsubscribe(): Promise<void>;
}

/** What a subscriber may want to know besides messages. */
export interface SubscribeOptions {
  /**
   * Called whenever the subscription is in force again after a gap in which messages may have been
   * lost (also when it comes into force only after `subscribe` had resolved): time to resync.
   */
  onReconnect?: () => void;
}

/**
 * One Redis, whichever backend is behind it. `client` returns answers as Redis words them (RESP 2),
 * without the SDK's guessing at JSON: a score is a string, HGETALL and WITHSCORES are flat arrays,
 * whatever the SDK's types say. It rejects with `RedisUnavailableError` (in about a second at most)
 * when Redis does not answer, and with the SDK's `UpstashError` when Redis answers with an error.
 */
export interface RedisHandle {
  readonly kind: "rest" | "tcp" | "memory";
  readonly client: Redis;
  /**
   * Calls `onMessage` with the payload of each message published on `channel`. Delivery is at most
   * once; a lost connection comes back by itself and then calls `onReconnect`. Resolves once the
   * subscription is in force, or after a second when Redis is down (it then comes into force later).
   * Payloads must not contain line breaks (JSON never does): a REST stream is framed by lines.
   */
  subscribe(
    channel: string,
    onMessage: (payload: string) => void,
    options?: SubscribeOptions,
  ): Promise<Subscription>;
  /** Whether Redis is believed to answer; free of I/O, so usable per request. */
  healthy(): boolean;
  /** Asks Redis; false when it does not answer. Never rejects. */
  ping(): Promise<boolean>;
  /** Ends connections, subscriptions and timers. Later commands reject. Idempotent. */
  close(): Promise<void>;
}

/** Calls a subscriber's function so that its exception cannot break the connection it came on. */
export function notify(call: () => void, onError?: (error: Error) => void): void {
  try {
    call();
  } catch (error) {
    if (!onError) return reportError(error);
    onError(error instanceof Error ? error : new Error(String(error)));
  }
}
