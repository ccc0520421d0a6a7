import { assertEquals } from "@std/assert";
import { mergeChanges } from "./merge_changes.ts";

const REACHED = "2026-11-20T12:00:00.000Z";

function change(id: string, points: number, start = "2026-11-20") {
  const day = [{ start, points, reachedAt: REACHED }];
  return { agent: { id, name: id, team: null }, scores: { day } };
}

Deno.test("merging changes - newer scores replace those of the same period only", () => {
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
