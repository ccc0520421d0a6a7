import type { Viewer } from "@/services/auth/identity.ts";
import type { Frame } from "./frames.ts";

/** Where a connection's messages go. */
export interface Client {
  readonly viewer: Viewer;
  /** Whether it takes another frame now: what waits for it to be read is bounded. */
  hasRoom(): boolean;
  /** Sends a frame; `id` is the position that the client has with it. */
  send(frame: Frame, id: string): void;
  /** Everything up to this position has been sent, and what comes is sent as it happens. */
  onCurrent(id: string): void;
  /** Ends the connection; the client comes again with its last position. */
  end(): void;
}
