import { assertAlmostEquals, assertEquals } from "@std/assert";
import { standardizedDifference } from "./balance.ts";

Deno.test("balance - the difference in standard deviations, by hand", () => {
  // Means 3 and 5, variances 2.5 and 10: 2 / sqrt(6.25).
  assertAlmostEquals(
    standardizedDifference([1, 2, 3, 4, 5], [1, 3, 5, 7, 9])!,
    -0.8,
    1e-12,
  );
});

Deno.test("balance - unknown with too few, and without spread", () => {
  assertEquals(standardizedDifference([1], [1, 2]), null);
  assertEquals(standardizedDifference([1, 1], [1, 1]), 0);
  assertEquals(standardizedDifference([1, 1], [2, 2]), null);
});
