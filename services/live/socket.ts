import type { LivePosition } from "@/core/live/position.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import type { Hub } from "./hub.ts";
import { MAX_QUEUED_BYTES } from "./sse.ts";

/** The part of a WebSocket that the hub needs. */
export interface Socket {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

const OPEN = 1;
/** RFC 6455. */
const GOING_AWAY = 1001;

/**
 * Connects an open WebSocket to the hub. It sends the same messages as the event stream, as `{"id",
 * "type", "data"}`. A socket has no event for "data was sent", so the hub polls it.
 * @returns a function to call when the socket has closed
 */
export function connectSocket(
  hub: Hub,
  socket: Socket,
  viewer: Viewer,
  after: LivePosition | null,
): () => void {
  const { leave } = hub.join({
    viewer,
    hasRoom: () => socket.bufferedAmount < MAX_QUEUED_BYTES,
    send(frame, id) {
      if (socket.readyState === OPEN) socket.send(frame.text(id));
    },
    onCurrent() {},
    end: () => socket.close(GOING_AWAY, "come again"),
  }, after);
  return leave;
}
