import type { LiveFrame, LiveMessages, LiveType } from "@/core/live.ts";
import { backoffMs } from "./backoff.ts";
import { FrameReader } from "./frame_reader.ts";

/** What the menu bar says of the connection. */
export type ConnectionStatus = "connecting" | "live" | "reconnecting" | "offline";

/** Where a stream starts and who hears of it. */
export interface StreamOptions {
  /** The position to go on from, asked anew at every connect. */
  position(): string;
  onFrame(frame: LiveFrame): void;
  /** The server has sent everything up to this position. */
  onPosition(position: string): void;
  onStatus(status: ConnectionStatus): void;
  /** Called after several failures in a row, e.g. to find out that the session has ended. */
  onTrouble(): void;
}

const TYPES: readonly LiveType[] = [
  ...["points", "level_up", "achievement", "challenge", "spin", "leaderboard", "sync"] as const,
];
const TROUBLE_AFTER = 3;
// The server rotates connections every few minutes; a gap this short is not worth a word.
const GRACE_MS = 1500;
// The server's heart beats every 15 s; a connection without three beats is dead, whatever TCP says.
const SILENCE_MS = 45_000;

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
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;

  function connect() {
    clearTimeout(timer);
    source?.close();
    const opened = new EventSource(
      `/api/v1/stream?last_event_id=${encodeURIComponent(options.position())}`,
    );
    source = opened;
    const reader = new FrameReader();
    opened.onopen = () => {
      failures = 0;
      clearTimeout(graceTimer);
      graceTimer = undefined;
      options.onStatus("live");
    };
    opened.onerror = () => {
      if (source === opened) retry();
    };
    opened.addEventListener("heartbeat", ({ lastEventId }) => {
      if (source !== opened) return;
      reader.skipTo(lastEventId);
      options.onPosition(lastEventId);
      clearTimeout(silenceTimer);
      silenceTimer = setTimeout(retry, SILENCE_MS);
    });
    for (const type of TYPES) {
      opened.addEventListener(type, ({ lastEventId, data }) => {
        if (source !== opened) return;
        const message = JSON.parse(data) as LiveMessages[typeof type];
        for (const frame of reader.read(type, lastEventId, message)) options.onFrame(frame);
      });
    }
  }

  function retry() {
    clearTimeout(silenceTimer);
    source?.close();
    source = null;
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
    clearTimeout(silenceTimer);
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
