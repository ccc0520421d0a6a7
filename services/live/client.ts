import type { Viewer } from "@/services/auth/identity.ts";
import type { Frame } from "./frames.ts";

/** The receiver of a connection's messages. */
export interface Client {
  readonly viewer: Viewer;
  /** Whether it accepts another frame now: the amount of unread data is limited. */
  hasRoom(): boolean;
  /** Sends a frame; `id` is the client's position after it. */
  send(frame: Frame, id: string): void;
  /**
   * Called when everything up to this position was sent; later messages are sent as they happen.
   */
  onCurrent(id: string): void;
  /** Ends the connection; the client reconnects with its last position. */
  end(): void;
}
