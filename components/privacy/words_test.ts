import { assertEquals } from "@std/assert";
import { daysInWords, previewInWords } from "./words.ts";

Deno.test("privacy words - periods and previews are said in plain words", () => {
  assertEquals([daysInWords(null), daysInWords(1), daysInWords(90)], [
    "forever",
    "1 day",
    "90 days",
  ]);
  assertEquals(
    previewInWords({ count: 0, oldest: null }, "UTC"),
    "Nothing is old enough to be removed now.",
  );
  const oldest = "2026-11-02T10:00:00Z";
  assertEquals(
    previewInWords({ count: 12, oldest }, "UTC").startsWith("12 would be removed"),
    true,
  );
  assertEquals(
    previewInWords({ count: 10_001, oldest }, "UTC").startsWith("More than 10,000"),
    true,
  );
});
