import type { LiveFrame } from "@/core/live/messages.ts";

/**
 * The minimum time between two drawings of messages, in milliseconds. A person sees no difference;
 * a page that catches up draws several messages together instead of each alone.
 */
const SPACING_MILLISECONDS = 120;

/** Passes live messages on, at once or together with others of the same moment. */
export interface FrameQueue {
  add(frame: LiveFrame): void;
  /**
   * Passes waiting messages on now. Call it before anything that requires that all messages were
   * processed.
   */
  flush(): void;
  stop(): void;
}

/**
 * Creates a queue. The first message is passed on at once; messages that follow within a moment are
 * passed on together, in order.
 * @param deliver is called with at least one message
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
