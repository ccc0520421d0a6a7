import { notify } from "@/db/redis/handle.ts";

/** Publish and subscribe inside one process. */
export class Broker {
  readonly #channels = new Map<string, Set<(payload: string) => void>>();
  readonly #onError: ((error: Error) => void) | undefined;

  constructor(onError?: (error: Error) => void) {
    this.#onError = onError;
  }

  /**
   * Delivers to the current subscribers, after the caller's code has continued; returns how many.
   */
  publish(channel: string, payload: string): number {
    const listeners = [...this.#channels.get(channel) ?? []];
    queueMicrotask(() => {
      for (const listener of listeners) {
        if (this.#channels.get(channel)?.has(listener)) {
          notify(() => listener(payload), this.#onError);
        }
      }
    });
    return listeners.length;
  }

  /** Returns the function that ends the subscription. */
  subscribe(channel: string, onMessage: (payload: string) => void): () => void {
    // Wrapped, so that the same function can subscribe twice.
    const listener = (payload: string) => onMessage(payload);
    const listeners = this.#channels.get(channel) ?? new Set();
    this.#channels.set(channel, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#channels.get(channel) === listeners) {
        this.#channels.delete(channel);
      }
    };
  }

  clear(): void {
    this.#channels.clear();
  }
}
