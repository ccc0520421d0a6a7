import { assert, assertEquals } from "@std/assert";
import { createServerClock } from "./server_clock.ts";

const NOON = Date.parse("2026-11-20T12:00:00Z");
const HTTP_NOON = "Fri, 20 Nov 2026 12:00:00 GMT";

Deno.test("server clock - a browser that is ten minutes late still knows the server's time", () => {
  let browser = NOON - 600_000;
  const clock = createServerClock({ min: 0, max: 0 }, () => browser);
  clock.sample(HTTP_NOON, browser - 200, browser);
  assert(Math.abs(clock.now() - NOON) <= 700, `${clock.now() - NOON} ms off`);
  browser += 5_000;
  assert(Math.abs(clock.now() - NOON - 5_000) <= 700);
});

Deno.test("server clock - every answer narrows the bounds, even a slow one", () => {
  const clock = createServerClock({ min: -5_000, max: 5_000 }, () => NOON);
  // Sent at 11:59:59.100, received at 12:00:00.050: the server wrote it just after noon.
  clock.sample(HTTP_NOON, NOON - 900, NOON + 50);
  const known = clock.now();
  clock.sample(HTTP_NOON, NOON - 900, NOON + 30_000);
  assertEquals(clock.now(), known);
});

Deno.test("server clock - an answer without a date changes nothing", () => {
  const clock = createServerClock({ min: 100, max: 100 }, () => NOON);
  clock.sample(null, NOON, NOON);
  clock.sample("soon", NOON, NOON);
  assertEquals(clock.now(), NOON + 100);
});
