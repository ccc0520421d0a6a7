import { compareStandings, rankAfter } from "@/core/leaderboards/leaderboard.ts";
import type { RankStyle } from "@/core/leaderboards/kinds.ts";
import type { LeaderboardMessage } from "@/core/live/messages.ts";
import type { Board, BoardEntry } from "@/core/leaderboards/views.ts";

/** The maximum number of rows that the browser keeps of a board. */
export const BOARD_LIMIT = 50;

/** A board after a change of scores. */
export interface MergedBoard {
  readonly board: Board;
  /**
   * False when the result depends on rows that the browser does not have, such as those of the next
   * page. The board is then an estimate until it is read again.
   */
  readonly isExact: boolean;
}

/**
 * Applies changed scores to a board: replaces the absolute values, sorts the rows, and assigns
 * positions and ranks again (equal points share a rank). Ignores scores of other periods.
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
    // Scores only move forward in time, so an older one comes from a replay.
    if (held && Date.parse(score.reachedAt) < Date.parse(held.reachedAt)) continue;
    isTouched = true;
    // Agents without points are on no board.
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
  // A row that fell to the end of this page may now be below someone on the next page.
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

/** Assigns positions and ranks to the first rows of a board. */
function numbered(rows: readonly BoardEntry[], style: RankStyle): BoardEntry[] {
  let previous: { points: number; rank: number } | undefined;
  return rows.map((row, index) => {
    const position = index + 1;
    const rank = previous ? rankAfter(previous, { points: row.points, position }, style) : 1;
    previous = { points: row.points, rank };
    // Rows that did not move stay the same object, so that they are not drawn again.
    return row.position === position && row.rank === rank ? row : { ...row, position, rank };
  });
}
