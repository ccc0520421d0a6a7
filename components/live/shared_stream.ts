import type { LiveFrame } from "@/core/live/messages.ts";
import {
  type ConnectionStatus,
  openStream,
  SILENCE_MILLISECONDS,
  type StreamOptions,
} from "./event_stream.ts";
import { FrameLog } from "./frame_log.ts";

type TabMessage =
  | { kind: "leader"; status: ConnectionStatus }
  | { kind: "hello"; tab: string; position: string }
  | { kind: "frame"; frame: LiveFrame }
  | { kind: "position"; position: string }
  | { kind: "status"; status: ConnectionStatus }
  /** The messages that the tab missed; null when the leader's log does not reach back that far. */
  | { kind: "replay"; tab: string; frames: LiveFrame[] | null; status: ConnectionStatus };

/**
 * Shares one live connection between all tabs of a person. The tab that holds the lock is the
 * leader: it is connected and forwards everything. When it closes, the next tab takes over from its
 * own position. Over HTTP/1.1 a browser opens at most six connections to a server, so with a
 * connection per tab the seventh would hang. Browsers without locks or channels use a connection
 * per tab.
 * @param person a name for the person, so that two accounts in one browser never share
 * @returns a function that leaves the shared stream
 */
export function shareStream(person: string, options: StreamOptions): () => void {
  if (!navigator.locks || typeof BroadcastChannel === "undefined") return openStream(options);

  const name = `laurel-live:${person}`;
  const tab = crypto.randomUUID();
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  let log: FrameLog | null = null;
  let status: ConnectionStatus = "connecting";

  const post = (message: TabMessage) => channel.postMessage(message);
  const setStatus = (next: ConnectionStatus) => {
    status = next;
    options.onStatus(next);
  };
  const hello = () => post({ kind: "hello", tab, position: options.position() });

  // The leader forwards every heartbeat. When they stop, this tab cannot know whether it misses
  // messages.
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;
  const hear = () => {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(() => !log && setStatus("reconnecting"), SILENCE_MILLISECONDS);
  };

  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    if (data.kind === "hello") {
      if (log) post({ kind: "replay", tab: data.tab, frames: log.since(data.position), status });
      return;
    }
    if (log) return; // A late message of the previous leader.
    hear();
    if (data.kind === "leader") hello();
    else if (!("tab" in data) || data.tab === tab) {
      follow(data, { ...options, onStatus: setStatus });
    }
  };

  const lead = () => {
    log = new FrameLog(options.position());
    post({ kind: "leader", status });
    const close = openForwardedStream({ ...options, onStatus: setStatus }, log, post);
    return new Promise<void>((resolve) => {
      leaving.signal.addEventListener("abort", () => {
        close();
        resolve();
      });
    });
  };

  navigator.locks.request(name, { signal: leaving.signal }, lead).catch((error) => {
    if (!leaving.signal.aborted) throw error;
  });
  hello();

  return () => {
    clearTimeout(silenceTimer);
    leaving.abort();
    channel.close();
  };
}

/** Applies what the leader sent to a tab that follows it. */
function follow(
  data: Exclude<TabMessage, { kind: "hello" | "leader" }>,
  options: StreamOptions,
): void {
  if (data.kind === "frame") options.onFrame(data.frame);
  else if (data.kind === "position") options.onPosition(data.position);
  else if (data.kind === "status") options.onStatus(data.status);
  else {
    options.onStatus(data.status);
    const frames = data.frames ??
      [{ id: options.position(), type: "sync", data: { reason: "too_old" } } satisfies LiveFrame];
    for (const frame of frames) options.onFrame(frame);
  }
}

/** Opens the stream of the leader, which keeps and forwards everything that arrives. */
function openForwardedStream(
  options: StreamOptions,
  log: FrameLog,
  post: (message: TabMessage) => void,
): () => void {
  return openStream({
    ...options,
    onFrame(frame) {
      log.add(frame);
      post({ kind: "frame", frame });
      options.onFrame(frame);
    },
    onPosition(position) {
      post({ kind: "position", position });
      options.onPosition(position);
    },
    onStatus(next) {
      options.onStatus(next);
      post({ kind: "status", status: next });
    },
  });
}
