import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { factKey } from "./fact_key.ts";

Deno.test("factKey - a short id is told apart from what it is by a colon", () => {
  assertEquals(factKey("stage", "1782371972793"), "stage:1782371972793");
});

Deno.test("factKey - long ids fit, and two that differ at their end stay two", () => {
  const long = "x".repeat(200);
  const [a, b] = [factKey("fields", `${long}a`), factKey("fields", `${long}b`)];
  assert(a.length <= 80 && a.startsWith("fields:"));
  assertNotEquals(a, b);
  assertEquals(a, factKey("fields", `${long}a`));
});
