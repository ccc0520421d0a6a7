import { assertEquals, assertStringIncludes } from "@std/assert";
import fc from "fast-check";
import { describeIssue } from "@/core/problems/issue_words.ts";
import { z } from "zod";
import { instantSchema, readInstant } from "./instant.ts";

const TIME = Date.UTC(2026, 10, 20, 8, 5, 30);

Deno.test("instant - RFC 3339 and its common variants are read", () => {
  const forms: Record<string, number> = {
    "2026-11-20T08:05:30Z": TIME,
    "2026-11-20t08:05:30z": TIME,
    "2026-11-20 08:05:30Z": TIME,
    " 2026-11-20T08:05:30 Z ": TIME,
    "2026-11-20T08:05:30+00:00": TIME,
    "2026-11-20T08:05:30-00:00": TIME,
    "2026-11-20T10:35:30+02:30": TIME,
    "2026-11-20T09:05:30+0100": TIME,
    "2026-11-20T09:05:30+01": TIME,
    "2026-11-20T03:05:30-0500": TIME,
    "2026-11-20T08:05:30.5Z": TIME + 500,
    "2026-11-20T08:05:30,25Z": TIME + 250,
    "2026-11-20T08:05:30.123999999999999Z": TIME + 123,
    "2026-11-20T08:05Z": TIME - 30_000,
    "2026-11-20T09:05+01:00": TIME - 30_000,
    "2026-06-30T23:59:60Z": Date.UTC(2026, 6, 1),
    "2026-06-30T23:59:60.9Z": Date.UTC(2026, 6, 1) + 900,
    "2026-06-30T15:59:60-08:00": Date.UTC(2026, 6, 1),
    "2028-02-29T00:00:00Z": Date.UTC(2028, 1, 29),
    "1969-12-31T23:59:59Z": -1_000,
    "0099-01-01T00:00:00Z": Date.parse("0099-01-01T00:00:00Z"),
  };
  for (const [text, time] of Object.entries(forms)) assertEquals(readInstant(text), { time }, text);
});

Deno.test("instant - a text that is not a time is refused with the reason", () => {
  const faults: Record<string, string> = {
    "yesterday": "not an RFC 3339 time such as",
    "": "not an RFC 3339 time",
    "2026-11-20": "not an RFC 3339 time",
    "1790000000": "not an RFC 3339 time",
    "20 Nov 2026 08:05:30 GMT": "not an RFC 3339 time",
    "2026-11-20T08Z": "not an RFC 3339 time",
    "2026-11-20T08:05:30.Z": "not an RFC 3339 time",
    "2026-11-20T08:05:30 UTC": "not an RFC 3339 time",
    "+002026-11-20T08:05:30Z": "not an RFC 3339 time",
    "2026-11-20T08:05:30": "no time zone",
    "2026-11-20 08:05": "no time zone",
    "2026-02-30T08:05:30Z": "not a date that exists",
    "2026-13-01T08:05:30Z": "not a date that exists",
    "2026-00-10T08:05:30Z": "not a date that exists",
    "2026-11-20T24:00:00Z": "00:00 of the next day",
    "2026-11-20T08:60:00Z": "not a time of day",
    "2026-11-20T08:05:61Z": "not a time of day",
    "2026-11-20T25:00:00Z": "not a time of day",
    "2026-11-20T08:05:30+24:00": "not a time of day",
    "2026-11-20T08:05:30+01:60": "not a time of day",
  };
  for (const [text, fault] of Object.entries(faults)) {
    assertStringIncludes(readInstant(text).fault ?? "fine", fault, text);
  }
  assertStringIncludes(instantSchema.safeParse(7).error!.issues[0]!.message, "RFC 3339");
});

Deno.test("instant - what toISOString writes is read, and the schema writes the same text", () => {
  const range = { min: new Date("0000-01-01"), max: new Date("9999-01-01"), noInvalidDate: true };
  fc.assert(fc.property(fc.date(range), (date) => {
    assertEquals(readInstant(date.toISOString()).time, date.getTime());
    assertEquals(instantSchema.parse(date.toISOString()), date.toISOString());
  }));
});

Deno.test("instants - a time that is absent is missing, and one that cannot be read says so", () => {
  const messagesOf = (value: unknown) =>
    z.object({ at: instantSchema }).safeParse(value, { error: describeIssue }).error?.issues
      .map(({ message }) => message);
  assertEquals(messagesOf({}), ["is missing"]);
  for (const at of [7, null, "yesterday"]) {
    assertEquals(messagesOf({ at }), ["is not an RFC 3339 time such as 2026-11-22T10:00:00Z"]);
  }
});
