import { assertEquals } from "@std/assert";
import { formatDays, formatNumber, formatPeriod } from "./format.ts";
import { setLocaleSource } from "./locale.ts";

Deno.test("locale - numbers and dates follow the person's region", () => {
  const week = { kind: "week", start: "2026-11-16", end: "2026-11-23" };
  const shown = () => [
    formatNumber(12_345),
    formatPeriod(week),
    formatDays("2026-12-21", "2026-12-23"),
  ];
  assertEquals(shown(), ["12,345", "Nov 16 – 22", "Dec 21 – 23, 2026"]);
  try {
    setLocaleSource(() => "de-DE");
    assertEquals(shown(), ["12.345", "16.–22. Nov.", "21.–23. Dez. 2026"]);
  } finally {
    setLocaleSource(() => undefined);
  }
  assertEquals(formatNumber(12_345), "12,345");
});
