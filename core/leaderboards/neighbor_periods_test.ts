import { assertEquals } from "@std/assert";
import { periodOf } from "./leaderboard.ts";
import { dayAfter, dayBefore, lastPeriods } from "./neighbor_periods.ts";

Deno.test("periods - lead to the one before, and after only when they are over", () => {
  const today = "2026-11-20";
  const week = periodOf("week", today);
  assertEquals([dayBefore(week), dayAfter(week, today)], ["2026-11-15", null]);
  const earlier = periodOf("week", dayBefore(week)!);
  assertEquals(dayAfter(earlier, today), "2026-11-16");
  assertEquals(dayBefore(periodOf("month", "2026-01-05")), "2025-12-31");
  assertEquals(dayAfter(periodOf("day", "2026-11-19"), today), today);
  const all = periodOf("all", today);
  assertEquals([dayBefore(all), dayAfter(all, today)], [null, null]);
});

Deno.test("neighbor periods - the last twelve go back over a year; all time has one", () => {
  const months = lastPeriods("month", "2026-11-30", 12).map(({ start }) => start);
  assertEquals([months.length, months[0], months.at(-1)], [12, "2026-11-01", "2025-12-01"]);
  assertEquals(lastPeriods("week", "2026-11-30", 12)[1]?.start, "2026-11-23");
  assertEquals(lastPeriods("all", "2026-11-30", 12).length, 1);
  assertEquals(lastPeriods("day", "1970-01-02", 12).length, 2);
});
