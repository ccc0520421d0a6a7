import type { LiveFrame } from "@/core/live/messages.ts";

/**
 * Least time between two drawings of what came, in milliseconds. Somebody who watches sees no
 * difference; a page that catches up draws some frames together and not each alone.
 */
const SPACING_MILLISECONDS = 120;

/** Hands live messages on, at once or together with what comes in the same moment. */
export interface FrameQueue {
  add(frame: LiveFrame): void;
  /** Hands on what waits; before anything that holds only when all messages have been seen. */
  flush(): void;
  stop(): void;
}

/**
 * The first message goes on at once; what follows within a moment goes on together, in order.
 * @param deliver gets at least one message
 */
export function createFrameQueue(
  deliver: (frames: readonly LiveFrame[]) => void,
  spacingMilliseconds = SPACING_MILLISECONDS,
): FrameQueue {
  let waiting: LiveFrame[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    if (waiting.length === 0) return;
    const frames = waiting;
    waiting = [];
    deliver(frames);
  }

  function onTime() {
    timer = undefined;
    if (waiting.length === 0) return;
    flush();
    timer = setTimeout(onTime, spacingMilliseconds);
  }

  return {
    add(frame) {
      waiting.push(frame);
      if (timer !== undefined) return;
      flush();
      timer = setTimeout(onTime, spacingMilliseconds);
    },
    flush,
    stop() {
      clearTimeout(timer);
      timer = undefined;
      flush();
    },
  };
}
