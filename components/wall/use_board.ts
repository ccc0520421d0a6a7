import { useEffect, useState } from "preact/hooks";
import type { WallBoard } from "@/core/wall_links.ts";
import { readBoard } from "./read_board.ts";

const POLL_MILLISECONDS = 5_000;

/** The board of a screen, which stays current. */
export interface BoardState {
  /** Null: the link does not work any more. */
  readonly board: WallBoard | null;
  /** Whether the last reading failed, so that the board may be old. */
  readonly isOld: boolean;
}

/** Reads a board again every few seconds, until its link does not work any more. */
export function useBoard(token: string, first: WallBoard): BoardState {
  const [state, setState] = useState<BoardState>({ board: first, isOld: false });
  const isGone = state.board === null;
  useEffect(() => {
    if (isGone) return;
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    async function look() {
      const reading = await readBoard(token);
      if (isOver) return;
      if (reading.kind === "gone") return setState({ board: null, isOld: false });
      setState(({ board }) =>
        reading.kind === "board" ? { board: reading.board, isOld: false } : { board, isOld: true }
      );
      timer = setTimeout(look, POLL_MILLISECONDS);
    }
    timer = setTimeout(look, POLL_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [token, isGone]);
  return state;
}
