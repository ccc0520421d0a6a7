import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { factKey } from "./fact_key.ts";

Deno.test("factKey - a colon separates the name from a short id", () => {
  assertEquals(factKey("stage", "1782371972793"), "stage:1782371972793");
});

Deno.test("factKey - long ids are shortened, and ids that differ at the end stay different", () => {
  const long = "x".repeat(200);
  const [a, b] = [factKey("fields", `${long}a`), factKey("fields", `${long}b`)];
  assert(a.length <= 80 && a.startsWith("fields:"));
  assertNotEquals(a, b);
  assertEquals(a, factKey("fields", `${long}a`));
});
