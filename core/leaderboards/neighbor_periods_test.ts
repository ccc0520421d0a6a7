import { assertEquals } from "@std/assert";
import { periodOf } from "./leaderboard.ts";
import { dayAfter, dayBefore } from "./neighbor_periods.ts";

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
