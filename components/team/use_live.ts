import { useEffect, useRef, useState } from "preact/hooks";
import type { ConnectionStatus } from "@/components/live/event_stream.ts";
import { shareStream } from "@/components/live/shared_stream.ts";
import type { LiveFrame } from "@/core/live/messages.ts";

/** The live stream of a page that reads its data again when something happens. */
export interface LiveOptions {
  /** A name for the person, for sharing the connection between tabs. */
  readonly person: string;
  /** The position at which the page's first data was read. */
  readonly position: string;
  onFrame(frame: LiveFrame): void;
}

/** Joins the shared stream while the page is open. Returns the state of the connection. */
export function useLive(options: LiveOptions): ConnectionStatus {
  const [status, setStatus] = useState<ConnectionStatus>("connecting");
  const position = useRef(options.position);
  const newest = useRef(options);
  newest.current = options;
  useEffect(() => {
    let leave: (() => void) | null = null;
    const join = () => {
      leave ??= shareStream(options.person, {
        position: () => position.current,
        onFrame: (frame) => {
          position.current = frame.id;
          newest.current.onFrame(frame);
        },
        onPosition: (next) => position.current = next,
        onStatus: setStatus,
        // The page's own reads say what is wrong.
        onTrouble: () => {},
      });
    };
    const part = () => {
      leave?.();
      leave = null;
    };
    join();
    // A page in the browser's back/forward cache must not hold the lock of the shared stream.
    addEventListener("pagehide", part);
    addEventListener("pageshow", join);
    return () => {
      removeEventListener("pagehide", part);
      removeEventListener("pageshow", join);
      part();
    };
  }, [options.person]);
  return status;
}
