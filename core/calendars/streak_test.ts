import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { addDays, DEFAULT_CALENDAR, isWorkingDay } from "./calendar.ts";
import {
  bridgedDays,
  currentStreak,
  extendStreak,
  NO_STREAK,
  type Streak,
  streakEndsOn,
} from "./streak.ts";

const run = (days: string[], from: Streak = NO_STREAK) =>
  days.reduce((streak, day) => extendStreak(streak, day, DEFAULT_CALENDAR), from);

const workingDays = (from: string, count: number): string[] => {
  const days: string[] = [];
  for (let day = from; days.length < count; day = addDays(day, 1)) {
    if (isWorkingDay(DEFAULT_CALENDAR, day)) days.push(day);
  }
  return days;
};

Deno.test("streak - a weekend neither extends nor breaks it", () => {
  assertEquals(run(["2026-11-19", "2026-11-20", "2026-11-23"]).length, 3);
  assertEquals(run(["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"]).length, 2);
});

Deno.test("streak - a missed working day without a freeze restarts it", () => {
  assertEquals(run(["2026-11-16", "2026-11-17", "2026-11-19"]).length, 1);
});

Deno.test("streak - seven days earn a freeze, two at most, and each bridges one missed day", () => {
  const week = run(workingDays("2026-11-02", 7));
  assertEquals([week.length, week.freezes], [7, 1]);
  const bridged = extendStreak(week, "2026-11-12", DEFAULT_CALENDAR);
  assertEquals([bridged.length, bridged.freezes], [8, 0]);
  assertEquals(extendStreak(week, "2026-11-13", DEFAULT_CALENDAR).length, 1);
  assertEquals(run(workingDays("2026-08-03", 40)).freezes, 2);
});

Deno.test("streak - bridged days do not include missed days before or after the streak", () => {
  const active = [...workingDays("2026-11-02", 7), "2026-11-12", "2026-11-13"];
  const streak = run(active);
  assertEquals(streak.length, 9);
  const days = ["2026-10-30", "2026-11-10", "2026-11-11", "2026-11-14", "2026-11-16"];
  assertEquals(bridgedDays(streak, days, active, DEFAULT_CALENDAR), ["2026-11-11"]);
  // One week of activity is enough, although the streak began before it.
  const ofWeek = (day: string) => day >= "2026-11-09";
  const week = bridgedDays(streak, days.filter(ofWeek), active.filter(ofWeek), DEFAULT_CALENDAR);
  assertEquals(week, ["2026-11-11"]);
  const restarted = run(["2026-11-09", "2026-11-11", "2026-11-12"]);
  const seen = ["2026-11-09", "2026-11-11", "2026-11-12"];
  assertEquals(bridgedDays(restarted, ["2026-11-10"], seen, DEFAULT_CALENDAR), []);
  assertEquals(bridgedDays(NO_STREAK, days, [], DEFAULT_CALENDAR), []);
});

Deno.test("streak - today counts as missed only when it is over, and a long absence reads as 0", () => {
  const streak = run(["2026-11-16", "2026-11-17"]);
  assertEquals(currentStreak(streak, "2026-11-18", DEFAULT_CALENDAR), 2);
  assertEquals(currentStreak(streak, "2026-11-19", DEFAULT_CALENDAR), 0);
  const friday = run(["2026-11-19", "2026-11-20"]);
  assertEquals(currentStreak(friday, "2026-11-23", DEFAULT_CALENDAR), 2);
  assertEquals(currentStreak(friday, "2026-11-24", DEFAULT_CALENDAR), 0);
  assertEquals(currentStreak(NO_STREAK, "2026-11-24", DEFAULT_CALENDAR), 0);
});

Deno.test("streak - tomorrow's first event continues from the length shown today", () => {
  const subset = fc.subarray(workingDays("2026-09-01", 40));
  fc.assert(
    fc.property(subset, fc.constantFrom(...workingDays("2026-10-27", 10)), (days, today) => {
      const streak = run(days.filter((day) => day < today));
      const shown = currentStreak(streak, today, DEFAULT_CALENDAR);
      const extended = extendStreak(streak, today, DEFAULT_CALENDAR);
      assertEquals(extended.length, shown + 1);
    }),
  );
});

Deno.test("streak - it ends on the first day on which it reads as 0", () => {
  const subset = fc.subarray(workingDays("2026-09-01", 40), { minLength: 1 });
  fc.assert(
    fc.property(subset, (days) => {
      const streak = run(days);
      const { lastDay, freezes } = streak;
      const endsOn = streakEndsOn({ lastDay: lastDay!, freezes }, DEFAULT_CALENDAR);
      assertEquals(currentStreak(streak, endsOn, DEFAULT_CALENDAR), 0);
      assertEquals(currentStreak(streak, addDays(endsOn, -1), DEFAULT_CALENDAR), streak.length);
    }),
  );
});
