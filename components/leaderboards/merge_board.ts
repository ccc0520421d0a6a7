import { compareStandings, rankAfter } from "@/core/leaderboards/leaderboard.ts";
import type { RankStyle } from "@/core/leaderboards/kinds.ts";
import type { LeaderboardMessage } from "@/core/live/messages.ts";
import type { Board, BoardEntry } from "@/core/leaderboards/views.ts";

/** Rows that a board keeps in the browser. */
export const BOARD_LIMIT = 50;

/** A board after scores moved. */
export interface MergedBoard {
  readonly board: Board;
  /**
   * False when the answer depends on rows that the browser does not hold, e.g. who follows on the
   * next page; the board is then a good guess until it is read again.
   */
  readonly isExact: boolean;
}

/**
 * Applies moved scores to a board: absolute values replace what was there, the rows are put in order
 * again, positions are counted anew and ranks repeat on equal points. Scores of other periods are left
 * alone.
 * @param viewer the id of the agent whose own place is kept as `me`, or null
 */
export function mergeBoard(
  board: Board,
  changes: LeaderboardMessage["changes"],
  viewer: string | null,
): MergedBoard {
  const { kind, start } = board.period;
  const rows = new Map(board.entries.map((entry) => [entry.agent.id, entry]));
  const isWhole = board.nextCursor === null;
  const wasListed = new Set(rows.keys());
  const lastBefore = board.entries.at(-1);
  let me = board.me;
  let isTouched = false;
  let isExact = true;

  for (const { agent, scores } of changes) {
    const score = scores[kind]?.find((one) => one.start === start);
    if (!score) continue;
    const { id, name } = agent;
    const held = rows.get(id);
    // Scores only move forward in time; an older one comes from a replay.
    if (held && Date.parse(score.reachedAt) < Date.parse(held.reachedAt)) continue;
    isTouched = true;
    // Agents without points are not on any board.
    if (score.points <= 0) {
      rows.delete(id);
      if (id === viewer) me = null;
      continue;
    }
    const moved: BoardEntry = {
      position: 0,
      rank: 0,
      agent: { id, name },
      points: score.points,
      reachedAt: score.reachedAt,
    };
    rows.set(id, moved);
    if (id === viewer) me = { ...moved, position: me?.position ?? 0, rank: me?.rank ?? 0 };
    else if (!wasListed.has(id) && me && !wasListed.has(me.agent.id)) isExact = false;
  }
  if (!isTouched) return { board, isExact };

  const all = [...rows.values()].sort(compareEntries);
  // Somebody who is not on this page may belong above a row that sank to its end.
  const size = isWhole ? BOARD_LIMIT : board.entries.length;
  const cut = all.slice(0, size);
  const last = cut.at(-1);
  if (!isWhole && last && lastBefore && compareEntries(lastBefore, last) < 0) isExact = false;
  if (isWhole ? all.length > size : all.length < size) isExact = false;

  const entries = numbered(cut, board.ranks);
  const mine = viewer === null ? undefined : entries.find(({ agent }) => agent.id === viewer);
  if (mine) me = mine;
  else if (me && viewer !== null && rows.has(viewer)) isExact = false;
  return { board: { ...board, entries, me }, isExact };
}

function compareEntries(a: BoardEntry, b: BoardEntry): number {
  return compareStandings(standing(a), standing(b));
}

function standing({ agent, points, reachedAt }: BoardEntry) {
  return { agent: agent.id, points, reachedAt: Date.parse(reachedAt) };
}

/** Counts positions and ranks of rows that begin the board. */
function numbered(rows: readonly BoardEntry[], style: RankStyle): BoardEntry[] {
  let previous: { points: number; rank: number } | undefined;
  return rows.map((row, index) => {
    const position = index + 1;
    const rank = previous ? rankAfter(previous, { points: row.points, position }, style) : 1;
    previous = { points: row.points, rank };
    // Rows that did not move stay the same object, so that they need not be drawn again.
    return row.position === position && row.rank === rank ? row : { ...row, position, rank };
  });
}
