import { assertEquals } from "@std/assert";
import { localOfMoment, momentOfLocal } from "./local_moment.ts";

const inBerlin = (text: string) => new Date(momentOfLocal(text, "Europe/Berlin")).toISOString();

Deno.test("local moment - summer, winter, and the hours in which the clocks change", () => {
  assertEquals(inBerlin("2026-12-01T09:00"), "2026-12-01T08:00:00.000Z");
  assertEquals(inBerlin("2026-07-01T09:00"), "2026-07-01T07:00:00.000Z");
  // 2:30 does not exist on this day: the clocks go from 2:00 to 3:00.
  assertEquals(inBerlin("2026-03-29T02:30"), "2026-03-29T01:30:00.000Z");
  assertEquals(inBerlin("2026-03-29T03:00"), "2026-03-29T01:00:00.000Z");
  // 2:30 exists twice on this day.
  assertEquals(inBerlin("2026-10-25T02:30"), "2026-10-25T00:30:00.000Z");
  assertEquals(inBerlin("2026-10-25T03:00"), "2026-10-25T02:00:00.000Z");
});

Deno.test("local moment - back, and what is no time", () => {
  const moment = Date.parse("2026-12-01T08:00:00Z");
  for (const zone of ["Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "UTC"]) {
    assertEquals(momentOfLocal(localOfMoment(moment, zone), zone), moment, zone);
  }
  for (const text of ["", "2026-12-01", "2026-13-01T09:00", "soon"]) {
    assertEquals(momentOfLocal(text, "UTC"), NaN);
  }
});
