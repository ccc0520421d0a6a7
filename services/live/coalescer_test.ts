import { assertEquals } from "@std/assert";
import type { LeaderboardMessage } from "../../core/live.ts";
import { until } from "../../db/redis/testdata/backends.ts";
import { createBoardCoalescer, mergeChanges } from "./coalescer.ts";

const REACHED = "2026-11-20T12:00:00.000Z";

function change(id: string, points: number, start = "2026-11-20") {
  const day = [{ start, points, reachedAt: REACHED }];
  return { agent: { id, name: id, team: null }, scores: { day } };
}

Deno.test("coalescer - the first message goes at once, what follows goes together", async () => {
  const sent: LeaderboardMessage[] = [];
  const boards = createBoardCoalescer((message) => sent.push(message), 10);
  boards.add({ changes: [change("a", 1)] });
  assertEquals(sent, [{ changes: [change("a", 1)] }]);
  boards.add({ changes: [change("b", 1)] });
  boards.add({ changes: [change("a", 2)] });
  boards.add({ changes: [change("a", 3), change("c", 1)] });
  assertEquals(sent.length, 1);
  await until(() => sent.length === 2);
  assertEquals(sent[1], { changes: [change("b", 1), change("a", 3), change("c", 1)] });
  boards.stop();
});

Deno.test("coalescer - after it stopped nothing more is sent", async () => {
  const sent: LeaderboardMessage[] = [];
  const boards = createBoardCoalescer((message) => sent.push(message), 5);
  boards.add({ changes: [change("a", 1)] });
  boards.add({ changes: [change("a", 2)] });
  boards.stop();
  await new Promise((resolve) => setTimeout(resolve, 20));
  assertEquals(sent.length, 1);
});

Deno.test("coalescer - newer scores replace those of the same period only", () => {
  const older = {
    ...change("a", 1, "2026-11-19"),
    scores: {
      day: [...change("a", 1, "2026-11-19").scores.day, ...change("a", 2, "2026-11-20").scores.day],
      all: [{ start: "1970-01-01", points: 3, reachedAt: REACHED }],
    },
  };
  assertEquals(mergeChanges(older, change("a", 9, "2026-11-20")).scores, {
    day: [...change("a", 1, "2026-11-19").scores.day, ...change("a", 9, "2026-11-20").scores.day],
    all: older.scores.all,
  });
});
