import type { SentEvent } from "./events.ts";

/** What became of an event that was sent. */
export type Sent =
  | { readonly kind: "stored"; readonly points: number; readonly millis: number }
  /** The server took the request and did not store the event. */
  | { readonly kind: "refused"; readonly status: number; readonly detail: string }
  /** No answer, or none that means anything, after every try. */
  | { readonly kind: "failed"; readonly detail: string };

export interface Sender {
  /** Sends one event; a repetition is safe, because its id stays the same. */
  send(event: SentEvent, signal?: AbortSignal): Promise<Sent>;
}

export interface SenderOptions {
  /** Where Laurel is, e.g. `http://localhost:8000`. */
  readonly url: string;
  readonly key: string;
}

const MAX_TRIES = 4;
const TIMEOUT_MILLISECONDS = 10_000;
const MAX_PAUSE_MILLISECONDS = 60_000;

/**
 * Sends events to a running Laurel over HTTP. A busy server's `Retry-After` holds back everything,
 * not only the event that was refused.
 */
export function openSender({ url, key }: SenderOptions): Sender {
  const endpoint = new URL("/api/v1/events", url);
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  let pausedUntil = 0;

  async function attempt(event: SentEvent, signal?: AbortSignal): Promise<Sent & Pause> {
    const limit = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
    const begin = performance.now();
    try {
      const response = await fetch(endpoint, {
        method: "POST",
        headers,
        body: JSON.stringify(event),
        // The key is for this server, and not for one that it names.
        redirect: "manual",
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      const body = await readJson(response);
      const millis = performance.now() - begin;
      if (response.ok && body) return { kind: "stored", points: Number(body.points) || 0, millis };
      const { status } = response;
      const detail = String(body?.detail ?? body?.title ?? `status ${status} without a reason`);
      if (status !== 429 && status !== 503) return { kind: "refused", status, detail };
      const seconds = Number(response.headers.get("retry-after") ?? 1);
      const pause = Number.isFinite(seconds) ? Math.max(seconds, 0) * 1000 : 1000;
      return { kind: "refused", status, detail, pause: Math.min(pause, MAX_PAUSE_MILLISECONDS) };
    } catch (error) {
      return { kind: "failed", detail: reasonOf(error), pause: 500 };
    }
  }

  return {
    async send(event, signal) {
      for (let tries = 1;; tries++) {
        for (let wait; (wait = pausedUntil - Date.now()) > 0 && !signal?.aborted;) {
          await pause(wait, signal);
        }
        const { pause: millis, ...sent } = await attempt(event, signal);
        if (millis === undefined || tries >= MAX_TRIES || signal?.aborted) return sent;
        pausedUntil = Math.max(pausedUntil, Date.now() + millis);
      }
    },
  };
}

interface Pause {
  /** Milliseconds after which it is worth another try. */
  readonly pause?: number;
}

/** Waits, and no longer than until the signal. */
export function pause(millis: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, millis);
    signal?.addEventListener("abort", done);
  });
}

async function readJson(response: Response): Promise<Record<string, unknown> | null> {
  const text = await response.text();
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value as Record<string, unknown> : null;
  } catch {
    // A proxy in between answers without JSON; the status says enough.
    return null;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${TIMEOUT_MILLISECONDS / 1000} s`;
  return error.message;
}
