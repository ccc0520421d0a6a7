import { assertEquals } from "@std/assert";
import { addWeeks, lastFullWeek, mondayOf, weekOf } from "./week.ts";

Deno.test("report week - the turn of the year, with and without a week 53", () => {
  assertEquals(weekOf("2026-11-29"), "2026-W48");
  assertEquals(weekOf("2026-11-30"), "2026-W49");
  assertEquals(weekOf("2026-12-31"), "2026-W53");
  assertEquals(weekOf("2027-01-03"), "2026-W53");
  assertEquals(weekOf("2027-01-04"), "2027-W01");
  assertEquals(weekOf("2024-12-30"), "2025-W01");
  assertEquals(weekOf("2021-01-03"), "2020-W53");
});

Deno.test("report week - begins on a Monday, and only weeks that exist", () => {
  assertEquals(mondayOf("2026-W48"), "2026-11-23");
  assertEquals(mondayOf("2026-W53"), "2026-12-28");
  assertEquals(mondayOf("2027-W53"), undefined);
  assertEquals(mondayOf("2026-W00"), undefined);
  assertEquals(mondayOf("2026-48"), undefined);
  assertEquals(mondayOf("0001-W01"), undefined);
});

Deno.test("report week - the last full week, before and after", () => {
  assertEquals(lastFullWeek("2026-11-29"), "2026-W47");
  assertEquals(lastFullWeek("2026-11-30"), "2026-W48");
  assertEquals(addWeeks("2026-W53", 1), "2027-W01");
  assertEquals(addWeeks("2027-W01", -1), "2026-W53");
});
