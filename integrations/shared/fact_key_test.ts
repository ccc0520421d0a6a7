import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { factKey } from "./fact_key.ts";

Deno.test("factKey - short parts are told apart by a colon", () => {
  assertEquals(factKey("stage", 1782371972793), "stage:1782371972793");
});

Deno.test("factKey - long parts fit, and two that differ at their end stay two", () => {
  const long = "x".repeat(200);
  const [a, b] = [factKey("fields", 1, `${long}a`), factKey("fields", 1, `${long}b`)];
  assert(a.length <= 80 && a.startsWith("fields:1:x"));
  assertNotEquals(a, b);
  assertEquals(a, factKey("fields", 1, `${long}a`));
});
