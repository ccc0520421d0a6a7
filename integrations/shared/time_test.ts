import { assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  fromAnyTime,
  fromIso,
  fromMilliseconds,
  fromRfc2822,
  fromSeconds,
  timeReader,
} from "./time.ts";

const TIME = Date.UTC(2026, 10, 20, 8, 5, 30);

Deno.test("time - unix seconds and milliseconds, as numbers and as text", () => {
  assertEquals(fromSeconds(TIME / 1000), TIME);
  assertEquals(fromSeconds(String(TIME / 1000)), TIME);
  assertEquals(fromSeconds(TIME / 1000 + 0.25), TIME + 250);
  assertEquals(fromMilliseconds(TIME), TIME);
  assertEquals(fromMilliseconds(String(TIME)), TIME);
  for (const value of [-1, NaN, Infinity, 1e300, "", "x", "1e5", null, {}, [5], true, undefined]) {
    assertEquals([fromSeconds(value), fromMilliseconds(value)], [null, null]);
  }
});

Deno.test("time - ISO, with and without zone, seconds, fraction and time of day", () => {
  const forms = {
    "2026-11-20T08:05:30Z": TIME,
    "2026-11-20T08:05:30.123456Z": TIME + 123,
    "2026-11-20t08:05:30.5z": TIME + 500,
    "2026-11-20T10:35:30+02:30": TIME,
    "2026-11-20T03:05:30-0500": TIME,
    "2026-11-20 08:05:30": TIME,
    "2026-11-20 08:05:30 +0000": TIME,
    "2026-11-20 08:05:30 UTC": TIME,
    "2026-11-20 08:05:30.123 UTC": TIME + 123,
    "2026-11-20T08:05:30 GMT": TIME,
    "2026-11-20 13:35:30 +05:30": TIME,
    "2026-11-20 09:05:30.123456+01": TIME + 123,
    "2026-11-20T08:05Z": TIME - 30_000,
    "2026-11-20": Date.UTC(2026, 10, 20),
    "2028-02-29T00:00:00Z": Date.UTC(2028, 1, 29),
    "2026-06-30T23:59:60Z": Date.UTC(2026, 6, 1),
  };
  for (const [text, time] of Object.entries(forms)) assertEquals(fromIso(text), time, text);
  const wrong = [
    ...["2026-02-30T00:00:00Z", "2026-13-01", "2026-11-20T24:00:00Z", "20 Nov 2026", "2026-11-20Z"],
    ...["2026-11-20T08:05:30+24:00", "2026-11-20T08:05:30+01:60", "2026-11-20 08:05:30 CET"],
    ...["2026-11-20T08:60:00Z", "1969-12-31T23:59:59Z", "", "hello", TIME, null, {}],
  ];
  for (const value of wrong) assertEquals(fromIso(value), null, String(value));
});

Deno.test("time - ISO reads what toISOString writes", () => {
  fc.assert(fc.property(
    fc.date({ min: new Date(0), max: new Date("9999-01-01"), noInvalidDate: true }),
    (date) => fromIso(date.toISOString()) === date.getTime(),
  ));
});

Deno.test("time - RFC 2822 as Twilio sends it", () => {
  assertEquals(fromRfc2822("Fri, 20 Nov 2026 08:05:30 +0000"), TIME);
  assertEquals(fromRfc2822("20 Nov 2026 09:05:30 +0100"), TIME);
  assertEquals(fromRfc2822("Fri, 20 Nov 2026 08:05:30 GMT"), TIME);
  assertEquals(fromRfc2822("Fri, 20 Nov 2026 08:05:30.123456 UTC +00:00"), TIME + 123);
  const wrong = ["Fri, 31 Nov 2026 08:05:30 +0000", "20 Foo 2026 08:05:30 +0000", "", 5, null];
  for (const value of wrong) assertEquals(fromRfc2822(value), null, String(value));
});

Deno.test("time - a tool may send several forms", () => {
  const forms = [TIME, TIME / 1000, String(TIME / 1000), "2026-11-20T08:05:30Z"];
  for (const value of [...forms, "Fri, 20 Nov 2026 08:05:30 +0000"]) {
    assertEquals(fromAnyTime(value), TIME);
  }
  for (const value of [null, undefined, "soon", {}, [], NaN, -5]) {
    assertEquals(fromAnyTime(value), null);
  }
});

Deno.test("time - a reader reads its tool's forms, and tells missing times from unreadable ones", () => {
  const read = timeReader("seconds", "milliseconds", "iso");
  for (const value of [TIME, String(TIME), TIME / 1000, String(TIME / 1000)]) {
    assertEquals(read(value), { time: TIME });
  }
  assertEquals(read("2026-11-20 08:05:30 UTC"), { time: TIME });
  assertEquals(read("2026-11-20T08:05:30.123456789Z"), { time: TIME + 123 });
  assertEquals(read(TIME / 1000 + 0.25), { time: TIME + 250 });
  for (const value of [null, undefined, "", "  ", 0, "0"]) assertEquals(read(value), null);
  for (const value of ["soon", "2026-11-20T25:00:00Z", {}, [], true, -5, 5, NaN, 1e300]) {
    assertEquals(read(value), undefined, String(value));
  }
});

Deno.test("time - a reader accepts only its own forms", () => {
  assertEquals(timeReader("seconds")("2026-11-20T08:05:30Z"), undefined);
  assertEquals(timeReader("seconds")(TIME), undefined, "these would be seconds of another age");
  assertEquals(timeReader("milliseconds")(TIME), { time: TIME });
  assertEquals(timeReader("iso")(TIME / 1000), undefined);
  assertEquals(timeReader("iso", "rfc2822")("Fri, 20 Nov 2026 08:05:30 +0000"), { time: TIME });
});

Deno.test("time - a time to the minute or the day returns the length of its span", () => {
  const read = timeReader("iso", "rfc2822");
  assertEquals(read("2026-11-20T08:05Z"), { time: TIME - 30_000, within: 60_000 });
  assertEquals(read("2026-11-20 08:05 +01:00"), { time: TIME - 3_630_000, within: 60_000 });
  assertEquals(read("2026-11-20"), { time: Date.UTC(2026, 10, 20), within: 86_400_000 });
});
