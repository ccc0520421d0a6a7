import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import {
  addDays,
  dayStart,
  DEFAULT_CALENDAR,
  isWorkingDay,
  localDay,
  weekday,
  workingDaysBetween,
} from "./calendar.ts";

const at = (text: string) => Date.parse(text);

Deno.test("calendar - a day begins at the zone's own midnight", () => {
  assertEquals(localDay(at("2026-11-22T23:30:00Z"), "UTC"), "2026-11-22");
  assertEquals(localDay(at("2026-11-22T23:30:00Z"), "Europe/Berlin"), "2026-11-23");
  assertEquals(localDay(at("2026-11-22T02:00:00Z"), "America/New_York"), "2026-11-21");
  assertEquals(localDay(at("2026-11-22T12:00:00Z"), "Pacific/Kiritimati"), "2026-11-23");
});

Deno.test("calendar - days with a clock change are 23 and 25 hours long", () => {
  const hours = (day: string) =>
    (dayStart(addDays(day, 1), "Europe/Berlin") - dayStart(day, "Europe/Berlin")) / 3_600_000;
  assertEquals(hours("2026-03-29"), 23);
  assertEquals(hours("2026-10-25"), 25);
  assertEquals(localDay(at("2026-03-29T21:59:59Z"), "Europe/Berlin"), "2026-03-29");
  assertEquals(localDay(at("2026-03-29T22:00:00Z"), "Europe/Berlin"), "2026-03-30");
});

Deno.test("calendar - a day without a midnight begins when its clocks do", () => {
  // Clocks in Beirut went from 00:00 to 01:00 on 2024-03-31.
  assertEquals(localDay(dayStart("2024-03-31", "Asia/Beirut"), "Asia/Beirut"), "2024-03-31");
  assertEquals(localDay(dayStart("2024-03-31", "Asia/Beirut") - 1, "Asia/Beirut"), "2024-03-30");
});

Deno.test("calendar - the local day agrees with the runtime's own formatting", () => {
  const zones = [
    "UTC",
    "Europe/Berlin",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
  ];
  const time = fc.integer({ min: at("2020-01-01"), max: at("2030-01-01") });
  fc.assert(fc.property(time, fc.constantFrom(...zones), (ms, timeZone) => {
    const expected = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(ms);
    assertEquals(localDay(ms, timeZone), expected);
  }));
});

Deno.test("calendar - weekdays are numbered from Monday", () => {
  assertEquals(["2026-11-16", "2026-11-20", "2026-11-22", "1969-12-31"].map(weekday), [1, 5, 7, 3]);
});

Deno.test("calendar - working days leave out weekends and days off", () => {
  const calendar = { ...DEFAULT_CALENDAR, daysOff: new Set(["2026-11-18"]) };
  assertEquals(isWorkingDay(calendar, "2026-11-18"), false);
  assertEquals(isWorkingDay(calendar, "2026-11-19"), true);
  assertEquals(isWorkingDay(calendar, "2026-11-21"), false);
  assertEquals(workingDaysBetween(calendar, "2026-11-16", "2026-11-23", 10), 3);
  assertEquals(workingDaysBetween(DEFAULT_CALENDAR, "2026-11-20", "2026-11-23", 10), 0);
  assertEquals(workingDaysBetween(DEFAULT_CALENDAR, "2020-01-01", "2026-11-23", 3), 3);
});

Deno.test("calendar - a change of the worked weekdays takes effect on its day, not before", () => {
  const calendar = {
    weekdays: [1, 2, 3, 4, 5],
    changes: [{ from: "2026-11-18", weekdays: [6] }, { from: "2026-11-23", weekdays: [1] }],
  };
  const days = ["2026-11-17", "2026-11-18", "2026-11-21", "2026-11-23", "2026-11-28"];
  assertEquals(days.map((day) => isWorkingDay(calendar, day)), [true, false, true, true, false]);
  assertEquals(workingDaysBetween(calendar, "2026-11-16", "2026-12-01", 10), 4);
});

Deno.test("calendar - a pause has no working days, however long it is", () => {
  const pause = { weekdays: [] };
  assertEquals(isWorkingDay(pause, "2026-11-20"), false);
  assertEquals(workingDaysBetween(pause, "0001-01-01", "9999-12-31", 1), 0);
  const over = { ...pause, changes: [{ from: "9999-12-20", weekdays: [1] }] };
  assertEquals(workingDaysBetween(over, "0001-01-01", "9999-12-31", 5), 2);
});

Deno.test("calendar - an unknown time zone is an error", () => {
  assertThrows(() => localDay(0, "Europe/Atlantis"), RangeError);
});
