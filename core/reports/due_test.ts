import { assertEquals } from "@std/assert";
import { latestDue, nextDue } from "./due.ts";

const MONDAY = { weekday: 1, hour: 8 };
const due = (time: typeof MONDAY, now: string, zone = "Europe/Berlin") => {
  const { week, at } = latestDue(time, Date.parse(now), zone);
  return `${week} ${new Date(at).toISOString()}`;
};

Deno.test("report due - on Mondays at eight in the organization's zone, about the week before", () => {
  assertEquals(due(MONDAY, "2026-11-30T07:00:00Z"), "2026-W48 2026-11-30T07:00:00.000Z");
  assertEquals(due(MONDAY, "2026-11-30T06:59:59Z"), "2026-W47 2026-11-23T07:00:00.000Z");
  assertEquals(due(MONDAY, "2026-12-06T22:00:00Z"), "2026-W48 2026-11-30T07:00:00.000Z");
});

Deno.test("report due - after weeks of downtime only the newest is due", () => {
  assertEquals(due(MONDAY, "2027-01-07T12:00:00Z"), "2026-W53 2027-01-04T07:00:00.000Z");
});

Deno.test("report due - clock changes: the hour on the clock counts, also one that is left out", () => {
  // Berlin goes to summer time on Sunday, March 29, 2026 at 2 o'clock.
  assertEquals(due(MONDAY, "2026-03-30T12:00:00Z"), "2026-W13 2026-03-30T06:00:00.000Z");
  const sunday = { weekday: 7, hour: 2 };
  assertEquals(due(sunday, "2026-03-29T12:00:00Z"), "2026-W12 2026-03-29T01:00:00.000Z");
  assertEquals(
    new Date(nextDue(MONDAY, Date.parse("2026-03-24T00:00:00Z"), "Europe/Berlin")).toISOString(),
    "2026-03-30T06:00:00.000Z",
  );
});
