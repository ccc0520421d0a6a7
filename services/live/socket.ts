import type { Viewer } from "../identity.ts";
import type { Frame } from "./frames.ts";
import type { Hub } from "./hub.ts";
import { MAX_QUEUED_BYTES } from "./sse.ts";

/** What the hub needs of a WebSocket. */
export interface Socket {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

const OPEN = 1;
/** RFC 6455. */
const GOING_AWAY = 1001;
/** Try again later (registered with IANA). */
const TRY_AGAIN = 1013;

/**
 * Connects an open WebSocket to the hub: the same messages as the event stream, as
 * `{"id", "type", "data"}`.
 * @returns a function to call when the socket has closed
 */
export async function connectSocket(
  hub: Hub,
  socket: Socket,
  viewer: Viewer,
  after: number | null,
): Promise<() => void> {
  const send = (frame: Frame, position: number | null) => {
    if (socket.readyState !== OPEN) return;
    if (socket.bufferedAmount > MAX_QUEUED_BYTES) {
      return socket.close(TRY_AGAIN, "the connection is too slow");
    }
    socket.send(frame.text(position));
  };
  const end = () => socket.close(GOING_AWAY, "the server stops");
  return await hub.join({ viewer, send, end }, after);
}
