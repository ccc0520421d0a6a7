import { assertEquals } from "@std/assert";
import { DEFAULT_CALENDAR } from "@/core/calendars/calendar.ts";
import { extendStreak, NO_STREAK, type Streak } from "@/core/calendars/streak.ts";
import { wantedRights } from "./rights.ts";

Deno.test("rights - every fifth day of a streak earns one, a day off that follows earns none", () => {
  // Two weeks from a Monday on, with work on the first Saturday as well.
  const worked = ["16", "17", "18", "19", "20", "21", "23", "24", "25", "26", "27"];
  let streak: Streak = NO_STREAK;
  const days = worked.map((date) => {
    const day = `2026-11-${date}`;
    streak = extendStreak(streak, day, DEFAULT_CALENDAR);
    return { day, streak };
  });
  assertEquals(wantedRights({ days, level: 1, awards: [] }), [
    "streak/2026-11-20",
    "streak/2026-11-27",
  ]);
});

Deno.test("rights - every level from 2 on and every award earns one", () => {
  assertEquals(wantedRights({ days: [], level: 4, awards: ["first_call", "dialer/3"] }), [
    ...["level/2", "level/3", "level/4", "achievement/first_call", "achievement/dialer/3"],
  ]);
  assertEquals(wantedRights({ days: [], level: 0, awards: [] }), []);
});
