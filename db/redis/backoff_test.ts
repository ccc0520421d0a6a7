import { assert, assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { backoffMilliseconds, delayUnlessAborted, withDeadline } from "./backoff.ts";

Deno.test("backoff - doubles from the base up to the cap", () => {
  const options = { baseMilliseconds: 100, capMilliseconds: 1_000, random: () => 1 };
  const delays = [0, 1, 2, 3, 4, 50].map((attempt) => backoffMilliseconds(attempt, options));
  assertEquals(delays, [100, 200, 400, 800, 1_000, 1_000]);
});

Deno.test("backoff - jitter stays within the upper half of the ceiling", () => {
  fc.assert(fc.property(
    fc.nat(1_000_000),
    fc.double({ min: 0, max: 0.999, noNaN: true }),
    (attempt, chance) => {
      const least = backoffMilliseconds(attempt, { random: () => 0 });
      const most = backoffMilliseconds(attempt, { random: () => 1 });
      const actual = backoffMilliseconds(attempt, { random: () => chance });
      assert(actual >= least && actual <= most && most <= 5_000 && least >= 50);
    },
  ));
});

Deno.test("backoff - a delay ends at once when its signal aborts", async () => {
  const controller = new AbortController();
  const waiting = delayUnlessAborted(3_600_000, controller.signal);
  controller.abort();
  await waiting;
  await delayUnlessAborted(3_600_000, controller.signal);
});

Deno.test("backoff - a deadline rejects a promise that never settles and passes other results on", async () => {
  const late = () => new Error("too late");
  await assertRejects(() => withDeadline(new Promise(() => {}), 1, late), Error, "too late");
  assertEquals(await withDeadline(Promise.resolve(7), 60_000, late), 7);
});
