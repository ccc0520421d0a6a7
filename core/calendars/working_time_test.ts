import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { type Day, DEFAULT_CALENDAR, isWorkingDay } from "./calendar.ts";
import { type WorkingHours, workingSeconds } from "./working_time.ts";

const HOUR = 3_600;
const OFFICE: WorkingHours = {
  timeZone: "Europe/Berlin",
  start: "09:00",
  end: "17:00",
  isWorkingDay: (day) => isWorkingDay(DEFAULT_CALENDAR, day),
};
const ALWAYS = { ...OFFICE, isWorkingDay: () => true };

function seconds(from: string, to: string, hours: WorkingHours = OFFICE): number {
  return workingSeconds(Date.parse(from), Date.parse(to), hours);
}

Deno.test("working time - within the hours of one day it is the elapsed time", () => {
  assertEquals(seconds("2026-03-02T10:00:00+01:00", "2026-03-02T10:01:30.5+01:00"), 90.5);
});

Deno.test("working time - evenings, nights and mornings do not count", () => {
  assertEquals(seconds("2026-03-02T16:50:00+01:00", "2026-03-03T09:05:00+01:00"), 900);
  assertEquals(seconds("2026-03-02T17:00:00+01:00", "2026-03-03T09:00:00+01:00"), 0);
  assertEquals(seconds("2026-03-02T05:00:00+01:00", "2026-03-02T23:00:00+01:00"), 8 * HOUR);
});

Deno.test("working time - days off do not count", () => {
  assertEquals(seconds("2026-03-06T16:00:00+01:00", "2026-03-09T10:00:00+01:00"), 2 * HOUR);
  const holiday = { ...OFFICE, isWorkingDay: (day: Day) => day !== "2026-03-03" };
  assertEquals(seconds("2026-03-02T16:00:00+01:00", "2026-03-04T10:00:00+01:00", holiday), 7_200);
});

Deno.test("working time - the hours are those of the zone, also after its clocks changed", () => {
  // In the night to 2026-03-29 Berlin changes from UTC+1 to UTC+2.
  const weekend = ["2026-03-28T15:00:00Z", "2026-03-29T08:00:00Z"] as const;
  assertEquals(seconds(...weekend, ALWAYS), 2 * HOUR);
});

Deno.test("working time - a skipped hour counts as none, a repeated hour as two", () => {
  const night = { ...ALWAYS, start: "01:00", end: "04:00" };
  assertEquals(seconds("2026-03-28T20:00:00Z", "2026-03-29T12:00:00Z", night), 2 * HOUR);
  assertEquals(seconds("2026-10-24T20:00:00Z", "2026-10-25T12:00:00Z", night), 4 * HOUR);
  // 02:30 is skipped in March: work begins, or ends, at the clock change.
  const late = { ...ALWAYS, start: "02:30", end: "04:00" };
  assertEquals(seconds("2026-03-28T20:00:00Z", "2026-03-29T12:00:00Z", late), HOUR);
  const two = { ...ALWAYS, start: "02:00", end: "04:00" };
  assertEquals(seconds("2026-03-28T20:00:00Z", "2026-03-29T12:00:00Z", two), HOUR);
  const early = { ...ALWAYS, start: "01:00", end: "02:30" };
  assertEquals(seconds("2026-03-28T20:00:00Z", "2026-03-29T12:00:00Z", early), HOUR);
});

Deno.test("working time - a day that the zone leaves out has no working time", () => {
  const samoa = { ...ALWAYS, timeZone: "Pacific/Apia" };
  // Thursday the 29th and Saturday the 31st count.
  assertEquals(seconds("2011-12-29T00:00:00-10:00", "2012-01-01T00:00:00+14:00", samoa), 16 * HOUR);
});

Deno.test("working time - an empty or reversed span has no working time", () => {
  assertEquals(seconds("2026-03-02T12:00:00Z", "2026-03-02T12:00:00Z"), 0);
  assertEquals(seconds("2026-03-03T12:00:00Z", "2026-03-02T12:00:00Z"), 0);
  assertEquals(workingSeconds(NaN, 1, OFFICE), 0);
});

Deno.test("working time - only the first 400 days of a long span are counted", () => {
  assertEquals(seconds("2000-01-01T00:00:00Z", "2026-01-01T00:00:00Z", ALWAYS), 400 * 8 * HOUR);
  const never = { ...OFFICE, isWorkingDay: () => false };
  assertEquals(seconds("2000-01-01T00:00:00Z", "2026-01-01T00:00:00Z", never), 0);
});

Deno.test("working time - an unknown zone is an error", () => {
  const nowhere = { ...OFFICE, timeZone: "Europe/Nowhere" };
  assertThrows(() => seconds("2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z", nowhere), RangeError);
});

/** Zones, each with a time close to a clock change. */
const SCENES = [
  { timeZone: "UTC", around: "2026-03-29T00:00:00Z" },
  { timeZone: "Europe/Berlin", around: "2026-03-29T01:00:00Z" },
  { timeZone: "Europe/Berlin", around: "2026-10-25T01:00:00Z" },
  { timeZone: "America/New_York", around: "2026-11-01T06:00:00Z" },
  { timeZone: "Australia/Lord_Howe", around: "2026-10-03T15:30:00Z" },
  { timeZone: "Asia/Kathmandu", around: "2026-06-01T00:00:00Z" },
  { timeZone: "Pacific/Apia", around: "2011-12-30T10:00:00Z" },
];

/** Counts the quarter hours during which a wall clock shows a working time. */
function countedByHand(from: number, to: number, hours: WorkingHours): number {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: hours.timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  let count = 0;
  for (let time = from; time < to; time += 900_000) {
    const [day, clock] = format.format(time).split(", ") as [string, string];
    if (hours.isWorkingDay(day) && clock >= hours.start && clock < hours.end) count += 900;
  }
  return count;
}

Deno.test("working time - agrees with wall clocks around every clock change", () => {
  const property = fc.property(
    fc.constantFrom(...SCENES),
    fc.integer({ min: -200, max: 200 }),
    fc.integer({ min: 0, max: 400 }),
    // Whole hours that do not begin or end inside a repeated hour.
    fc.constantFrom(["09", "17"], ["00", "23"], ["01", "04"], ["02", "12"], ["07", "08"]),
    ({ timeZone, around }, before, length, [start, end]) => {
      const from = Date.parse(around) + before * 900_000;
      const hours = { ...OFFICE, timeZone, start: `${start}:00`, end: `${end}:00` };
      const to = from + length * 900_000;
      assertEquals(workingSeconds(from, to, hours), countedByHand(from, to, hours));
    },
  );
  fc.assert(property, { numRuns: 300 });
});
