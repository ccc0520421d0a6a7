import { assertEquals } from "@std/assert";
import { comparedDays, sumByHour } from "./points_by_hour.ts";

// Monday, November 30, 2026; the 28th is a Saturday.
const TODAY = "2026-11-30";
const ROWS = [
  { day: "2026-11-26", hour: 9, points: 10 },
  { day: "2026-11-26", hour: 11, points: 20 },
  { day: "2026-11-27", hour: 10, points: 30 },
  { day: "2026-11-28", hour: 8, points: 500 },
  { day: TODAY, hour: 9, points: 5 },
  { day: TODAY, hour: 10, points: 15 },
];

Deno.test("today - a weekday is compared with weekdays, a weekend with weekends", () => {
  assertEquals(comparedDays(ROWS, TODAY), ["2026-11-26", "2026-11-27"]);
  assertEquals(comparedDays(ROWS, "2026-11-29"), ["2026-11-28"]);
});

Deno.test("today - points add up hour by hour, and the future has none", () => {
  assertEquals(sumByHour(ROWS, TODAY, 10), [
    { hour: 9, points: 5, usual: 5 },
    { hour: 10, points: 20, usual: 20 },
    { hour: 11, points: null, usual: 30 },
  ]);
  assertEquals(sumByHour(ROWS.slice(4), TODAY, 9), [
    { hour: 9, points: 5, usual: null },
    { hour: 10, points: null, usual: null },
  ]);
  assertEquals(sumByHour([], TODAY, 9), []);
});
