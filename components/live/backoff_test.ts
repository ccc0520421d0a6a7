import { assertEquals } from "@std/assert";
import { backoffMilliseconds } from "./backoff.ts";

Deno.test("backoff - the delay doubles with each failure, up to 30 s", () => {
  assertEquals([1, 2, 3, 4].map((attempt) => backoffMilliseconds(attempt, 0)), [
    500,
    1000,
    2000,
    4000,
  ]);
  assertEquals(backoffMilliseconds(50, 0), 30_000);
});

Deno.test("backoff - a random part of up to half is taken off", () => {
  assertEquals(backoffMilliseconds(3, 1), 1000);
  assertEquals(backoffMilliseconds(3, 0.5), 1500);
});
