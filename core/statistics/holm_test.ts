import { assertAlmostEquals, assertEquals } from "@std/assert";
import { adjustHolm } from "./holm.ts";

// R 4: p.adjust(c(0.01, 0.04, 0.03, 0.005), method = "holm"); Holm (1979), "A simple sequentially
// rejective multiple test procedure", Scandinavian Journal of Statistics 6.
Deno.test("Holm - adjusts in the order of the values, and never falls below a smaller one", () => {
  const found = adjustHolm([0.01, 0.04, 0.03, 0.005]);
  [0.03, 0.06, 0.06, 0.02].forEach((wanted, index) => {
    assertAlmostEquals(found[index]!, wanted, 1e-12);
  });
});

Deno.test("Holm - one value stays, none are none, and nothing is above 1", () => {
  assertEquals(adjustHolm([0.04]), [0.04]);
  assertEquals(adjustHolm([]), []);
  assertEquals(adjustHolm([0.6, 0.9]), [1, 1]);
});
