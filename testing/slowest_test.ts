import { assertEquals } from "@std/assert";
import { formatDurations, slowest } from "./slowest.ts";

const DURATIONS = new Map([["./a_test.ts", 1_250], ["./b_test.ts", 90_000], ["./c_test.ts", 7]]);

Deno.test("slowest - the longest modules come first, at most the given number", () => {
  assertEquals(slowest(DURATIONS, 2), [["./b_test.ts", 90_000], ["./a_test.ts", 1_250]]);
  assertEquals(slowest(DURATIONS, 9).length, 3);
});

Deno.test("slowest - durations are printed in seconds, and nothing is printed when nothing ran", () => {
  assertEquals(
    formatDurations(slowest(DURATIONS, 2)),
    "slowest modules and groups:\n   90.0 s  ./b_test.ts\n    1.3 s  ./a_test.ts\n",
  );
  assertEquals(formatDurations([]), "");
});
