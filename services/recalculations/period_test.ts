import { assertEquals, assertThrows } from "@std/assert";
import { localDay } from "@/core/calendars/calendar.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { checkPeriod, daysOfPeriod, MAX_PERIOD_DAYS } from "./period.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const DAY_MILLISECONDS = 86_400_000;

Deno.test("period - an empty, future or too long period is refused with the reason", () => {
  const refusal = (from: number, to: number) =>
    assertThrows(() => checkPeriod({ from, to }, NOW), ProblemError).problem.detail;
  assertEquals(refusal(NOW, NOW), "to: is not after from");
  assertEquals(
    refusal(NOW - 1, NOW + 1),
    "to: is in the future; only what was done is scored again",
  );
  const most = MAX_PERIOD_DAYS * DAY_MILLISECONDS;
  assertEquals(
    refusal(NOW - most - 1, NOW),
    "from: is more than 92 days before to; recalculate the time in pieces",
  );
  checkPeriod({ from: NOW - most, to: NOW }, NOW);
});

Deno.test("period - its days include every local day in any time zone", () => {
  const period = {
    from: Date.parse("2026-11-10T11:59:59Z"),
    to: Date.parse("2026-11-12T00:00:00Z"),
  };
  const days = daysOfPeriod(period);
  assertEquals(days, { from: "2026-11-09", to: "2026-11-12" });
  for (const zone of ["Pacific/Kiritimati", "Etc/GMT+12"]) {
    for (const time of [period.from, period.to - 1]) {
      const day = localDay(time, zone);
      assertEquals(day >= days.from && day <= days.to, true, `${day} in ${zone}`);
    }
  }
});
