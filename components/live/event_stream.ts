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

// A type that is missing here fails the check of types: `EventSource` drops what nobody listens to.
const IS_HEARD = {
  points: true,
  level_up: true,
  achievement: true,
  challenge: true,
  spin: true,
  leaderboard: true,
  notification: true,
  inbox: true,
  boost_end: true,
  sync: true,
} satisfies Record<LiveType, true>;
const TYPES = Object.keys(IS_HEARD) as LiveType[];
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
  const connection = new Connection(options);
  const onOnline = () => {
    options.onStatus("reconnecting");
    connection.openAfresh();
  };
  const onOffline = () => {
    connection.close();
    options.onStatus("offline");
  };
  addEventListener("online", onOnline);
  addEventListener("offline", onOffline);
  if (navigator.onLine) connection.openAfresh();
  else options.onStatus("offline");

  return () => {
    removeEventListener("online", onOnline);
    removeEventListener("offline", onOffline);
    connection.close();
  };
}

type Timer = ReturnType<typeof setTimeout> | undefined;

/** The connection, which is opened again when it breaks or is silent for too long. */
class Connection {
  readonly #options: StreamOptions;
  #source: EventSource | null = null;
  #failures = 0;
  /** When the last connection broke, in milliseconds of the page; null while one is open. */
  #lostAt: number | null = null;
  #retryTimer: Timer;
  #silenceTimer: Timer;
  #graceTimer: Timer;

  constructor(options: StreamOptions) {
    this.#options = options;
  }

  /** Opens it without regard to earlier failures. */
  openAfresh(): void {
    this.#failures = 0;
    this.#open();
  }

  close(): void {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#silenceTimer);
    this.#endGrace();
    // Time without a network, or without a page that asks, says nothing about the stream.
    this.#lostAt = null;
    this.#source?.close();
    this.#source = null;
  }

  #open(): void {
    clearTimeout(this.#retryTimer);
    this.#source?.close();
    let isCurrent = false;
    const lost = this.#lostAt === null ? 0 : performance.now() - this.#lostAt;
    const opened = openSource(this.#options.position(), Math.round(lost), {
      onOpen: () => {
        this.#lostAt = null;
        this.#hear();
        this.#startGrace("catching_up");
      },
      onError: () => {
        if (this.#source === opened) this.#retry();
      },
      onHeartbeat: (position) => {
        if (this.#source !== opened) return;
        this.#hear();
        this.#failures = 0;
        this.#options.onPosition(position);
        if (isCurrent) return;
        isCurrent = true;
        this.#endGrace();
        this.#options.onStatus("live");
      },
      onFrame: (frame) => {
        if (this.#source !== opened) return;
        this.#hear();
        // The page received new data, so the next disconnect counts as a first failure.
        this.#failures = 0;
        this.#options.onFrame(frame);
      },
    });
    this.#source = opened;
  }

  /** Notes that the connection is alive. */
  #hear(): void {
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(() => {
      this.#lostAt ??= performance.now() - SILENCE_MILLISECONDS;
      this.#retry();
    }, SILENCE_MILLISECONDS);
  }

  /**
   * Reports a status other than live, but only when the connection stays away for longer than the
   * grace period.
   */
  #startGrace(status: ConnectionStatus): void {
    this.#graceTimer ??= setTimeout(() => this.#options.onStatus(status), GRACE_MILLISECONDS);
  }

  #endGrace(): void {
    clearTimeout(this.#graceTimer);
    this.#graceTimer = undefined;
  }

  #retry(): void {
    clearTimeout(this.#silenceTimer);
    this.#source?.close();
    this.#source = null;
    if (!navigator.onLine) return;
    this.#lostAt ??= performance.now();
    this.#failures++;
    if (this.#failures >= TROUBLE_FAILURES) this.#options.onTrouble();
    this.#startGrace("reconnecting");
    this.#retryTimer = setTimeout(
      () => this.#open(),
      backoffMilliseconds(this.#failures, Math.random()),
    );
  }
}

interface SourceHandlers {
  onOpen(): void;
  onError(): void;
  onHeartbeat(position: string): void;
  onFrame(frame: LiveFrame): void;
}

/** Opens the server's stream after a position, and reads its events. */
function openSource(
  position: string,
  lostMilliseconds: number,
  handlers: SourceHandlers,
): EventSource {
  const query = new URLSearchParams({ last_event_id: position });
  if (lostMilliseconds > 0) query.set("lost_milliseconds", String(lostMilliseconds));
  const source = new EventSource(`/api/v1/stream?${query}`);
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
