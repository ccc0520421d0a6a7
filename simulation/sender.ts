import { delay } from "@std/async/delay";
import type { SentEvent } from "./events.ts";

/** The result of sending an event. */
export type Sent =
  | { readonly kind: "stored"; readonly points: number; readonly milliseconds: number }
  /** The server answered, and refused to store the event. */
  | { readonly kind: "refused"; readonly status: number; readonly detail: string }
  /** No answer, or no valid answer, after all attempts. */
  | { readonly kind: "failed"; readonly detail: string };

export interface Sender {
  /** Sends one event. Retries are safe, because the id of the event stays the same. */
  send(event: SentEvent, signal?: AbortSignal): Promise<Sent>;
}

export interface SenderOptions {
  /** The address of Laurel, such as `http://localhost:8000`. */
  readonly url: string;
  readonly key: string;
}

const MAX_TRIES = 4;
const TIMEOUT_MILLISECONDS = 10_000;
const MAX_PAUSE_MILLISECONDS = 60_000;

/**
 * Creates a sender of events to a running Laurel over HTTP. When a busy server sends `Retry-After`,
 * all events wait, not only the refused one.
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
        // The key must go only to this server, not to a server that it redirects to.
        redirect: "manual",
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      const body = await readJson(response);
      const milliseconds = performance.now() - begin;
      if (response.ok && body) {
        return { kind: "stored", points: Number(body.points) || 0, milliseconds };
      }
      const { status } = response;
      const detail = String(body?.detail ?? body?.title ?? `status ${status} without a reason`);
      if (status !== 429 && status !== 503) return { kind: "refused", status, detail };
      const seconds = Number(response.headers.get("retry-after") ?? 1);
      const pauseMilliseconds = Number.isFinite(seconds) ? Math.max(seconds, 0) * 1000 : 1000;
      return {
        kind: "refused",
        status,
        detail,
        pauseMilliseconds: Math.min(pauseMilliseconds, MAX_PAUSE_MILLISECONDS),
      };
    } catch (error) {
      return { kind: "failed", detail: reasonOf(error), pauseMilliseconds: 500 };
    }
  }

  return {
    async send(event, signal) {
      for (let tries = 1;; tries++) {
        for (let wait; (wait = pausedUntil - Date.now()) > 0 && !signal?.aborted;) {
          await pause(wait, signal);
        }
        const { pauseMilliseconds, ...sent } = await attempt(event, signal);
        if (pauseMilliseconds === undefined || tries >= MAX_TRIES || signal?.aborted) return sent;
        pausedUntil = Math.max(pausedUntil, Date.now() + pauseMilliseconds);
      }
    },
  };
}

interface Pause {
  /** Milliseconds to wait before a retry; undefined when a retry makes no sense. */
  readonly pauseMilliseconds?: number;
}

/** Waits for a time, or until the signal aborts. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, { signal });
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
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
