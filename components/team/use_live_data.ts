import { useContext, useEffect, useRef } from "preact/hooks";
import { createContext } from "preact";
import type { LiveFrame } from "@/core/live/messages.ts";
import { type Remote, useRemote } from "@/components/admin/use_remote.ts";
import { waitBeforeRead } from "./pace.ts";

/** Calls a listener for every live message, until the returned function is called. */
export type Listen = (listener: (frame: LiveFrame) => void) => () => void;

export const LiveContext = createContext<Listen | null>(null);

/** How often the data is read without any message, in milliseconds: time passes, too. */
const EVERY_MILLISECONDS = 30_000;

/**
 * Reads `path` and keeps it current: again after live messages that concern it, and as time passes.
 * @param concerns whether a message changes the data
 */
export function useLiveData<T>(
  path: string,
  initial: T | null,
  concerns: (frame: LiveFrame, data: T | null) => boolean,
): Remote<T> {
  const remote = useRemote<T>(path, { everyMilliseconds: EVERY_MILLISECONDS, initial });
  useReloads(remote, path, (frame) => concerns(frame, remote.data));
  return remote;
}

/**
 * Reads data again after live messages that concern it, with a pause of a few seconds between two
 * reads. A `sync` always concerns it.
 * @param path what is read
 */
export function useReloads(
  remote: Pick<Remote<unknown>, "reload">,
  path: string,
  concerns: (frame: LiveFrame) => boolean,
): void {
  const listen = useContext(LiveContext);
  const newest = useRef({ remote, concerns });
  newest.current = { remote, concerns };
  useEffect(() => {
    let lastReadAt = -Infinity;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = listen?.((frame) => {
      if (timer !== undefined) return;
      if (frame.type !== "sync" && !newest.current.concerns(frame)) return;
      timer = setTimeout(() => {
        timer = undefined;
        lastReadAt = performance.now();
        newest.current.remote.reload();
      }, waitBeforeRead(performance.now(), lastReadAt));
    });
    return () => {
      clearTimeout(timer);
      leave?.();
    };
  }, [path, listen]);
}
