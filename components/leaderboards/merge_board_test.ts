import { assertEquals } from "@std/assert";
import type { LeaderboardMessage } from "@/core/live/messages.ts";
import type { Board, BoardEntry } from "@/core/leaderboards/views.ts";
import { BOARD_LIMIT, mergeBoard } from "./merge_board.ts";

const AT = "2026-11-20T09:00:00Z";

function entry(id: string, points: number, position: number, rank = position): BoardEntry {
  return { position, rank, agent: { id, name: id.toUpperCase() }, points, reachedAt: AT };
}

function dayBoard(entries: BoardEntry[], more: Partial<Board> = {}): Board {
  const period = { kind: "day", start: "2026-11-20", end: "2026-11-21" } as const;
  return { period, ranks: "standard", entries, me: null, nextCursor: null, ...more };
}

function change(id: string, points: number, reachedAt = AT, start = "2026-11-20") {
  return {
    agent: { id, name: id.toUpperCase(), team: null },
    scores: { day: [{ start, points, reachedAt }] },
  } satisfies LeaderboardMessage["changes"][number];
}

const places = (board: Board) =>
  board.entries.map(({ agent, points, position, rank }) => [agent.id, points, position, rank]);

Deno.test("merge board - dense ranks skip no number after equal points", () => {
  const board = dayBoard([entry("a", 30, 1), entry("b", 20, 2), entry("c", 10, 3)]);
  const moved = [change("d", 20), change("e", 5)];
  const ranksOf = (ranks: Board["ranks"]) =>
    mergeBoard({ ...board, ranks }, moved, null).board.entries.map(({ rank }) => rank);
  assertEquals(ranksOf("standard"), [1, 2, 2, 4, 5]);
  assertEquals(ranksOf("dense"), [1, 2, 2, 3, 4]);
});

Deno.test("merge board - a new score moves an agent up and all rows get new numbers", () => {
  const board = dayBoard([entry("a", 30, 1), entry("b", 20, 2), entry("c", 10, 3)]);
  const merged = mergeBoard(board, [change("c", 25)], null);
  assertEquals(places(merged.board), [["a", 30, 1, 1], ["c", 25, 2, 2], ["b", 20, 3, 3]]);
  assertEquals(merged.isExact, true);
});

Deno.test("merge board - equal points share a rank and the next rank is skipped (1-2-2-4)", () => {
  const board = dayBoard([entry("a", 30, 1), entry("b", 20, 2), entry("d", 5, 3)]);
  const merged = mergeBoard(board, [change("c", 20, "2026-11-20T08:00:00Z")], null);
  assertEquals(places(merged.board), [
    ["a", 30, 1, 1],
    ["c", 20, 2, 2],
    ["b", 20, 3, 2],
    ["d", 5, 4, 4],
  ]);
});

Deno.test("merge board - a score of another period changes nothing", () => {
  const board = dayBoard([entry("a", 30, 1)]);
  const merged = mergeBoard(board, [change("b", 99, AT, "2026-11-19")], null);
  assertEquals(merged, { board, isExact: true });
});

Deno.test("merge board - applying a message twice has the same result as once", () => {
  const board = dayBoard([entry("a", 30, 1), entry("b", 20, 2)]);
  const once = mergeBoard(board, [change("b", 40)], "b").board;
  assertEquals(mergeBoard(once, [change("b", 40)], "b").board, once);
  assertEquals(once.me?.position, 1);
});

Deno.test("merge board - rows that did not move stay the same objects", () => {
  const board = dayBoard([entry("a", 30, 1), entry("b", 20, 2)]);
  const merged = mergeBoard(board, [change("b", 21)], null).board;
  assertEquals(merged.entries[0] === board.entries[0], true);
});

Deno.test("merge board - a row that falls to the end of a page makes the page an estimate", () => {
  const board = dayBoard([entry("a", 30, 1), entry("b", 20, 2)], { nextCursor: "x" });
  assertEquals(mergeBoard(board, [change("a", 25)], null).isExact, true);
  assertEquals(mergeBoard(board, [change("a", 10)], null).isExact, false);
});

Deno.test("merge board - a page accepts a new agent and keeps its size", () => {
  const board = dayBoard([entry("a", 30, 1), entry("b", 20, 2)], { nextCursor: "x" });
  const merged = mergeBoard(board, [change("z", 25)], null);
  assertEquals(places(merged.board), [["a", 30, 1, 1], ["z", 25, 2, 2]]);
});

Deno.test("merge board - the viewer's place beyond the page follows the points and requires a reload", () => {
  const me = entry("me", 3, 80);
  const board = dayBoard([entry("a", 30, 1), entry("b", 20, 2)], { nextCursor: "x", me });
  const own = mergeBoard(board, [change("me", 9)], "me");
  assertEquals([own.board.me?.points, own.board.me?.position, own.isExact], [9, 80, false]);
  const other = mergeBoard(board, [change("q", 7)], "me");
  assertEquals([other.board.me, other.isExact], [me, false]);
});

Deno.test("merge board - a replayed older score does not undo a newer one", () => {
  const board = dayBoard([entry("a", 30, 1), entry("b", 20, 2)]);
  const merged = mergeBoard(board, [change("a", 5, "2026-11-20T08:59:59Z")], null);
  assertEquals(merged.board, board);
});

Deno.test("merge board - an agent whose points were reversed leaves the board", () => {
  const board = dayBoard([entry("a", 30, 1), entry("b", 20, 2)], { me: entry("a", 30, 1) });
  const merged = mergeBoard(board, [change("a", 0)], "a");
  assertEquals([places(merged.board), merged.board.me], [[["b", 20, 1, 1]], null]);
});

Deno.test("merge board - a board in the browser stays bounded", () => {
  const full = Array.from({ length: BOARD_LIMIT }, (_, i) => entry(`a${i}`, 1000 - i, i + 1));
  const merged = mergeBoard(dayBoard(full), [change("new", 5000)], null);
  assertEquals([merged.board.entries.length, merged.isExact], [BOARD_LIMIT, false]);
});
