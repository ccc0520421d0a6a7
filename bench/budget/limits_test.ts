import { assertMatch } from "@std/assert";
import { lineOf } from "./limits.ts";

Deno.test("budget - a line says what was measured, its limit, and whether it is kept", () => {
  const most = { label: "size", unit: "KB", most: 60 };
  assertMatch(lineOf(most, 44.26), /^size +44\.3 KB +at most 60 +ok$/);
  assertMatch(lineOf(most, 60.1), /SHORT$/);
  const least = { label: "frames", unit: "", least: 30 };
  assertMatch(lineOf(least, 30), /^frames +30\.0 +at least 30 +ok$/);
  assertMatch(lineOf(least, 29.9), /SHORT$/);
});
