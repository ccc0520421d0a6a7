import type { LiveFrame, LiveMessages, LiveType } from "@/core/live/messages.ts";
import { backoffMilliseconds } from "./backoff.ts";

/** The state of the connection in the menu bar; `live` only when every message has arrived. */
export type ConnectionStatus = "connecting" | "catching_up" | "live" | "reconnecting" | "offline";

/** Where a stream starts, and its callbacks. */
export interface StreamOptions {
  /** Returns the position to resume from. Called at every connect. */
  position(): string;
  onFrame(frame: LiveFrame): void;
  /** Called when the server has sent everything up to this position and no message waits. */
  onPosition(position: string): void;
  onStatus(status: ConnectionStatus): void;
  /**
   * Called after several failures in a row, for example to find out whether the session has ended.
   */
  onTrouble(): void;
}

const TYPES: readonly LiveType[] = [
  ...["points", "level_up", "achievement", "challenge", "spin", "leaderboard", "sync"] as const,
];
const TROUBLE_FAILURES = 3;
// The server closes connections every few minutes to rotate them; a gap this short is not shown.
const GRACE_MILLISECONDS = 1500;
/**
 * The server sends a heartbeat every 15 s while the page has everything. A connection that is
 * silent for longer than this is dead, whatever TCP reports.
 */
export const SILENCE_MILLISECONDS = 25_000;

/**
 * Keeps one SSE connection open, with its own back-off. The browser's own reconnect happens at the
 * same moment in every tab, and stops forever after an answer that is not 200.
 * @returns a function that closes the stream permanently
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
    let isCurrent = false;
    const opened = openSource(options.position(), {
      onOpen() {
        hear();
        if (graceTimer === undefined) startGrace("catching_up");
      },
      onError() {
        if (source === opened) retry();
      },
      onHeartbeat(position) {
        if (source !== opened) return;
        hear();
        failures = 0;
        options.onPosition(position);
        if (isCurrent) return;
        isCurrent = true;
        clearTimeout(graceTimer);
        graceTimer = undefined;
        options.onStatus("live");
      },
      onFrame(frame) {
        if (source !== opened) return;
        hear();
        // The page received new data, so the next disconnect counts as a first failure.
        failures = 0;
        options.onFrame(frame);
      },
    });
    source = opened;
  }

  /** Notes that the connection is alive. */
  function hear() {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(retry, SILENCE_MILLISECONDS);
  }

  /**
   * Reports a status other than live, but only when the connection stays away for longer than the
   * grace period.
   */
  function startGrace(status: ConnectionStatus) {
    clearTimeout(graceTimer);
    graceTimer = setTimeout(() => options.onStatus(status), GRACE_MILLISECONDS);
  }

  function retry() {
    clearTimeout(silenceTimer);
    source?.close();
    source = null;
    if (!navigator.onLine) return;
    failures++;
    if (failures >= TROUBLE_FAILURES) options.onTrouble();
    if (graceTimer === undefined) startGrace("reconnecting");
    timer = setTimeout(connect, backoffMilliseconds(failures, Math.random()));
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

interface SourceHandlers {
  onOpen(): void;
  onError(): void;
  onHeartbeat(position: string): void;
  onFrame(frame: LiveFrame): void;
}

/** Opens the server's stream after a position, and reads its events. */
function openSource(position: string, handlers: SourceHandlers): EventSource {
  const source = new EventSource(`/api/v1/stream?last_event_id=${encodeURIComponent(position)}`);
  source.onopen = handlers.onOpen;
  source.onerror = handlers.onError;
  source.addEventListener("heartbeat", ({ lastEventId }) => handlers.onHeartbeat(lastEventId));
  for (const type of TYPES) {
    source.addEventListener(type, ({ lastEventId, data }) => {
      const message = JSON.parse(data) as LiveMessages[typeof type];
      handlers.onFrame({ id: lastEventId, type, data: message } as LiveFrame);
    });
  }
  return source;
}
