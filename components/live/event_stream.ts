import type { LiveFrame, LiveMessages, LiveType } from "@/core/live.ts";
import { backoffMs } from "./backoff.ts";

/** What the menu bar says of the connection. */
export type ConnectionStatus = "connecting" | "live" | "reconnecting" | "offline";

/** Where a stream starts and who hears of it. */
export interface StreamOptions {
  /** The position to go on from, asked anew at every connect. */
  position(): string;
  onFrame(frame: LiveFrame): void;
  onStatus(status: ConnectionStatus): void;
  /** Called after several failures in a row, e.g. to find out that the session has ended. */
  onTrouble(): void;
}

const TYPES: readonly LiveType[] = ["points", "level_up", "leaderboard", "sync"];
const TROUBLE_AFTER = 3;
// The server rotates connections every few minutes; a gap this short is not worth a word.
const GRACE_MS = 1500;

/**
 * Keeps one SSE connection open, with its own backoff: the browser's would come back at the same
 * moment in every tab, and gives up for good on an answer that is not 200.
 * @returns a function that closes it for good
 */
export function openStream(options: StreamOptions): () => void {
  let source: EventSource | null = null;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let graceTimer: ReturnType<typeof setTimeout> | undefined;

  function connect() {
    clearTimeout(timer);
    source?.close();
    const opened = new EventSource(
      `/api/v1/stream?last_event_id=${encodeURIComponent(options.position())}`,
    );
    source = opened;
    opened.onopen = () => {
      failures = 0;
      clearTimeout(graceTimer);
      graceTimer = undefined;
      options.onStatus("live");
    };
    opened.onerror = () => {
      opened.close();
      retry();
    };
    for (const type of TYPES) {
      opened.addEventListener(type, (message) => {
        if (source === opened) options.onFrame(frameOf(type, message));
      });
    }
  }

  function retry() {
    if (!navigator.onLine) return;
    failures++;
    if (failures >= TROUBLE_AFTER) options.onTrouble();
    graceTimer ||= setTimeout(() => options.onStatus("reconnecting"), GRACE_MS);
    timer = setTimeout(connect, backoffMs(failures, Math.random()));
  }

  function onOnline() {
    failures = 0;
    options.onStatus("reconnecting");
    connect();
  }

  function onOffline() {
    close();
    options.onStatus("offline");
  }

  function close() {
    clearTimeout(timer);
    clearTimeout(graceTimer);
    graceTimer = undefined;
    source?.close();
    source = null;
  }

  addEventListener("online", onOnline);
  addEventListener("offline", onOffline);
  if (navigator.onLine) connect();
  else options.onStatus("offline");

  return () => {
    removeEventListener("online", onOnline);
    removeEventListener("offline", onOffline);
    close();
  };
}

function frameOf<T extends LiveType>(type: T, message: MessageEvent<string>): LiveFrame {
  const data = JSON.parse(message.data) as LiveMessages[T];
  return { id: message.lastEventId || null, type, data } as LiveFrame;
}
