import { assertEquals } from "@std/assert";
import { backoffMilliseconds } from "./backoff.ts";

Deno.test("backoff - waits double with each failure and stop growing at 30 s", () => {
  assertEquals([1, 2, 3, 4].map((attempt) => backoffMilliseconds(attempt, 0)), [
    500,
    1000,
    2000,
    4000,
  ]);
  assertEquals(backoffMilliseconds(50, 0), 30_000);
});

Deno.test("backoff - chance takes off up to half", () => {
  assertEquals(backoffMilliseconds(3, 1), 1000);
  assertEquals(backoffMilliseconds(3, 0.5), 1500);
});
