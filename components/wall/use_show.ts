import { useEffect, useState } from "preact/hooks";
import type { WallShow } from "@/core/wall_show.ts";
import { readShow } from "./read_show.ts";

// Polling, not the live stream: the stream carries ids and explanations that a screen without an
// account must not have, a proxy that buffers cannot stop it, and every answer tells at once that the
// link still works, which build the server is, and that the connection lives.
const POLL_MILLISECONDS = 5_000;
/** An expired link may be made longer. */
const GONE_POLL_MILLISECONDS = 60_000;
/** While servers of two builds answer in turn, the page must not load again at every answer. */
const LEAST_AGE_MILLISECONDS = 60_000;

/** What a screen shows, which stays current. */
export interface ShowState {
  /** Null: the link does not work any more. */
  readonly show: WallShow | null;
  /** Whether the last reading failed, so that what is shown may be old. */
  readonly isOld: boolean;
  /** Whether the page should be loaded again at the next quiet moment. */
  readonly isOutdated: boolean;
}

/** Reads what a screen shows again every few seconds. */
export function useShow(token: string, first: WallShow, build: string): ShowState {
  const [state, setState] = useState<ShowState>({ show: first, isOld: false, isOutdated: false });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    let wasGone = false;
    async function look() {
      const reading = await readShow(token);
      if (isOver) return;
      if (reading.kind === "show") {
        if (wasGone) return location.reload();
        const { show } = reading;
        const isOther = (reading.build !== null && reading.build !== build) ||
          show.language !== first.language;
        const isOutdated = isOther && performance.now() > LEAST_AGE_MILLISECONDS;
        setState({ show, isOld: false, isOutdated });
      } else if (reading.kind === "gone") {
        wasGone = true;
        setState({ show: null, isOld: false, isOutdated: false });
      } else setState((before) => ({ ...before, isOld: true, isOutdated: false }));
      timer = setTimeout(look, wasGone ? GONE_POLL_MILLISECONDS : POLL_MILLISECONDS);
    }
    timer = setTimeout(look, POLL_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [token, build, first]);
  return state;
}
