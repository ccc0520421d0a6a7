import { assertAlmostEquals, assertEquals } from "@std/assert";
import { limitAbove, medianOf, spreadOf } from "./robust.ts";

Deno.test("robust - the published example of the median absolute deviation", () => {
  // (1, 1, 2, 2, 4, 6, 9): median 2, deviations (1, 1, 0, 0, 2, 4, 7), their median 1.
  const spread = spreadOf([1, 1, 2, 2, 4, 6, 9]);
  assertEquals([spread.count, spread.median], [7, 2]);
  assertAlmostEquals(spread.spread, 1.4826, 1e-9);
  assertAlmostEquals(limitAbove(spread, 2, 0), 2 + 2 * 1.4826, 1e-9);
});

Deno.test("robust - an even sample, no sample, and no spread", () => {
  assertEquals(medianOf([4, 1, 3, 2]), 2.5);
  assertEquals(spreadOf([]), { count: 0, median: 0, spread: 0 });
  const flat = spreadOf([5, 5, 5]);
  assertEquals(limitAbove(flat, 6, 0), 5);
  assertEquals(limitAbove(flat, 6, 1), 11);
});
