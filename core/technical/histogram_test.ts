import { assertAlmostEquals, assertEquals } from "@std/assert";
import { BOUNDS_MILLISECONDS, NO_COUNTS, quantileOf, totalOf } from "./histogram.ts";

const counts = (byBound: Readonly<Record<number, number>>, slower = 0) => [
  ...BOUNDS_MILLISECONDS.map((bound) => byBound[bound] ?? 0),
  slower,
];

Deno.test("histogram - nothing counted has no quantile", () => {
  assertEquals(totalOf(NO_COUNTS), 0);
  assertEquals(quantileOf(NO_COUNTS, 0.95), null);
});

Deno.test("histogram - a quantile lies within its bucket, in proportion", () => {
  // 100 times between 25 and 50 ms: the median is in the middle.
  assertEquals(quantileOf(counts({ 50: 100 }), 0.5), 37.5);
  // 90 up to 1 ms, 10 between 50 and 100 ms: the 95th of 100 is the 5th of those 10.
  assertAlmostEquals(quantileOf(counts({ 1: 90, 100: 10 }), 0.95)!, 75);
  assertEquals(quantileOf(counts({ 1: 90, 100: 10 }), 0.9), 1);
  assertEquals(quantileOf(counts({ 1: 90, 100: 10 }), 1), 100);
});

Deno.test("histogram - what is slower than the last bound counts as the last bound", () => {
  assertEquals(quantileOf(counts({ 1: 1 }, 99), 0.95), 2_500);
  assertEquals(totalOf(counts({ 1: 1 }, 99)), 100);
});
