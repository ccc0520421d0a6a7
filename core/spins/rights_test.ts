import { assertEquals } from "@std/assert";
import { DEFAULT_CALENDAR } from "@/core/calendars/calendar.ts";
import { extendStreak, NO_STREAK, type Streak } from "@/core/calendars/streak.ts";
import { earnsSpin } from "./rights.ts";

Deno.test("rights - every third day of a streak earns one, a day off that follows earns none", () => {
  // Two weeks from a Monday on, with work on the first Saturday as well.
  const worked = ["16", "17", "18", "19", "20", "21", "23", "24", "25", "26", "27"];
  let streak: Streak = NO_STREAK;
  const days = worked.map((date) => {
    const day = `2026-11-${date}`;
    streak = extendStreak(streak, day, DEFAULT_CALENDAR);
    return { day, streak };
  });
  assertEquals(days.filter(({ day, streak }) => earnsSpin(day, streak)).map(({ day }) => day), [
    ...["2026-11-18", "2026-11-23", "2026-11-26"],
  ]);
  assertEquals(earnsSpin("2026-11-16", NO_STREAK), false);
});
