import { assertEquals, assertThrows } from "@std/assert";
import { median, percentile, ratios, relativeSpread, spreadOf } from "./stats.ts";

const HUNDRED = Array.from({ length: 100 }, (_, i) => i + 1);

Deno.test("stats - a percentile is a measured value by nearest rank", () => {
  assertEquals(percentile(HUNDRED, 0.5), 50);
  assertEquals(percentile(HUNDRED, 0.99), 99);
  assertEquals(percentile(HUNDRED, 0.991), 100);
  assertEquals(percentile(HUNDRED, 1), 100);
  assertEquals(percentile(new Float64Array([7]), 0.01), 7);
});

Deno.test("stats - a percentile without values or with an impossible share is refused", () => {
  assertThrows(() => percentile([], 0.5), RangeError);
  assertThrows(() => percentile([1], 0), RangeError);
  assertThrows(() => percentile([1], 99), RangeError);
});

Deno.test("stats - the median accepts unsorted values and does not change them", () => {
  const values = [9, 1, 5];
  assertEquals(median(values), 5);
  assertEquals(values, [9, 1, 5]);
  assertEquals(median([10, 1, 2, 4]), 3);
  assertThrows(() => median([]), RangeError);
});

Deno.test("stats - the spread of rounds contains the extremes", () => {
  const spread = spreadOf([110, 90, 100]);
  assertEquals(spread, { median: 100, min: 90, max: 110 });
  assertEquals(relativeSpread(spread), 0.2);
  assertEquals(relativeSpread({ median: 0, min: 0, max: 0 }), 0);
});

Deno.test("stats - ratios pair the rounds that ran one after the other", () => {
  assertEquals(ratios([80, 40], [10, 5, 99]), [8, 8]);
});
