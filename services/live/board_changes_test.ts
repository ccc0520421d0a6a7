import { assertEquals } from "@std/assert";
import { BoardChanges } from "./board_changes.ts";

const REACHED = "2026-11-20T12:00:00.000Z";

function change(id: string, points: number, start = "2026-11-20") {
  const day = [{ start, points, reachedAt: REACHED }];
  return { agent: { id, name: id, team: null }, scores: { day } };
}

Deno.test("board changes - the newest change of each agent, in messages of limited size", () => {
  const boards = new BoardChanges();
  boards.add({ changes: [change("a", 1), change("b", 1)] }, 10);
  boards.add({ changes: [change("c", 1), change("a", 2)] }, 20);
  assertEquals(boards.size, 3);
  assertEquals(boards.take(2, 30), [
    // Up to the message before the first change of the next part.
    { message: { changes: [change("a", 2), change("b", 1)] }, until: 19 },
    { message: { changes: [change("c", 1)] }, until: 30 },
  ]);
  assertEquals([boards.size, boards.take(2, 30)], [0, []]);
});
