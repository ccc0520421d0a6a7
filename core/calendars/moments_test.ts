import { assertEquals } from "@std/assert";
import { daySchema, momentSchema } from "./moments.ts";

const isDay = (text: unknown) => daySchema.safeParse(text).success;
const isMoment = (text: unknown) => momentSchema.safeParse(text).success;

Deno.test("moments - a day must exist and lie in the years in which all engines agree", () => {
  for (const day of ["1970-01-01", "2024-02-29", "2999-12-31"]) assertEquals(isDay(day), true, day);
  const others = [
    ...["0000-01-01", "1969-12-31", "3000-01-01", "9999-12-31", "+002026-01-01", "2026-02-29"],
    ...[
      "2026-02-30",
      "2026-13-01",
      "2026-1-1",
      "2026-01-01T00:00:00Z",
      "infinity",
      "",
      " ",
      0,
      null,
    ],
  ];
  for (const day of others) assertEquals(isDay(day), false, String(day));
});

Deno.test("moments - a moment must have an offset and lie in the years in which all engines agree", () => {
  const moments = [
    ...["1970-01-01T00:00:00Z", "2999-12-31T23:59:59.999Z", "2026-02-28T00:00:00+01:00"],
    "2026-11-20T10:00:60Z", // a leap second
  ];
  for (const moment of moments) assertEquals(isMoment(moment), true, moment);
  const others = [
    // The offset moves these into a year outside the limits.
    ...["9999-12-31T23:59:59-23:59", "3000-01-01T00:00:00Z", "2999-12-31T23:59:59-01:00"],
    ...["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+23:59", "1970-01-01T00:00:00+01:00"],
    ...["2026-02-30T00:00:00Z", "2026-11-20T24:00:00Z", "2026-11-20"],
    ...["2026-11-20T10:00:00", "2026-11-20T10:00:00+99:99", "now", "", 0, null],
  ];
  for (const moment of others) assertEquals(isMoment(moment), false, String(moment));
});
