import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { addDays } from "@/core/calendars/calendar.ts";
import { compareStandings, periodOf } from "./leaderboard.ts";

Deno.test("leaderboard - weeks begin on Monday and months on the first", () => {
  assertEquals(periodOf("week", "2026-11-22"), {
    kind: "week",
    start: "2026-11-16",
    end: "2026-11-23",
  });
  assertEquals(periodOf("month", "2026-12-31"), {
    kind: "month",
    start: "2026-12-01",
    end: "2027-01-01",
  });
  assertEquals(periodOf("week", "2027-01-01").start, "2026-12-28");
  assertEquals(periodOf("day", "2028-02-28").end, "2028-02-29");
  assertEquals(periodOf("all", "2026-11-22").end, null);
});

Deno.test("leaderboard - every day is in its period, and periods of one kind do not overlap", () => {
  const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays("2000-01-01", n));
  fc.assert(fc.property(days, fc.constantFrom("day", "week", "month"), (day, kind) => {
    const { start, end } = periodOf(kind as "day", day);
    assertEquals(start <= day && day < end!, true);
    assertEquals(periodOf(kind as "day", end!).start, end);
  }));
});

Deno.test("leaderboard - ordered by more points, then earlier time, then smaller id", () => {
  const board = [
    { agent: "b", points: 5, reachedAt: 2 },
    { agent: "a", points: 5, reachedAt: 2 },
    { agent: "c", points: 5, reachedAt: 1 },
    { agent: "d", points: 9, reachedAt: 3 },
  ];
  assertEquals(board.sort(compareStandings).map((entry) => entry.agent).join(""), "dcab");
});
