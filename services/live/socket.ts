import type { LivePosition } from "@/core/live/position.ts";
import type { Viewer } from "@/services/auth/identity.ts";
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

/**
 * Connects an open WebSocket to the hub: the same messages as the event stream, as
 * `{"id", "type", "data"}`. A socket tells nobody when it has been read from, so the hub looks.
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
