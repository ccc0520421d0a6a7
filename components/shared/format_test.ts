import { assertEquals } from "@std/assert";
import {
  formatAgo,
  formatClock,
  formatNumber,
  formatPeriod,
  formatSigned,
  formatTimeAgo,
} from "./format.ts";
import { setLocaleSource } from "./locale.ts";

const NOW = Date.parse("2026-11-20T14:42:00Z");

Deno.test("format - numbers are grouped and signs are typographic", () => {
  assertEquals(formatNumber(12345), "12,345");
  assertEquals([formatSigned(12), formatSigned(-8), formatSigned(0)], ["+12", "−8", "+0"]);
});

Deno.test("format - how long ago goes from seconds to a date in the given zone", () => {
  const ago = (time: string) => formatAgo(Date.parse(time), NOW, "Europe/Berlin");
  assertEquals(ago("2026-11-20T14:43:00Z"), "now");
  assertEquals(ago("2026-11-20T14:37:00Z"), "5 min");
  assertEquals(ago("2026-11-20T11:00:00Z"), "3 h");
  assertEquals(ago("2026-11-18T23:30:00Z"), "Nov 19");
});

Deno.test("format - the clock shows day and time of the zone", () => {
  assertEquals(formatClock(NOW, "Europe/Berlin"), "Fri Nov 20  3:42 PM");
});

Deno.test("format - periods are in words", () => {
  const period = (kind: string, start: string, end: string | null) =>
    formatPeriod({ kind, start, end });
  assertEquals(period("day", "2026-11-20", "2026-11-21"), "Fri, Nov 20");
  assertEquals(period("week", "2026-11-16", "2026-11-23"), "Nov 16 – 22");
  assertEquals(period("week", "2026-11-30", "2026-12-07"), "Nov 30 – Dec 6");
  assertEquals(period("month", "2026-11-01", "2026-12-01"), "November 2026");
  assertEquals(period("all", "1970-01-01", null), "All time");
});

Deno.test("format - how long ago is a part of a sentence in both languages", () => {
  const ago = (time: string) => formatTimeAgo(Date.parse(time), NOW, "Europe/Berlin");
  const times = ["14:41:30", "14:41:00", "14:37:00", "11:00:00"].map((time) =>
    `2026-11-20T${time}Z`
  );
  assertEquals(times.map(ago), ["just now", "1 minute ago", "5 minutes ago", "3 hours ago"]);
  assertEquals(ago("2026-11-18T23:30:00Z"), "Nov 19");
  try {
    setLocaleSource(() => ({ language: "de", format: "de-DE" }));
    assertEquals(times.map(ago), ["gerade eben", "vor 1 Minute", "vor 5 Minuten", "vor 3 Stunden"]);
    assertEquals(formatAgo(NOW - 300_000, NOW, "UTC"), "5 Min.");
  } finally {
    setLocaleSource(() => undefined);
  }
});
