import { assertEquals } from "@std/assert";
import { MAX_ATTEMPTS, nextAttempt, readRetryAfter } from "./schedule.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");

Deno.test("webhook schedule - ten attempts over three days, each a little later at random", () => {
  const minutes = Array.from({ length: MAX_ATTEMPTS }, (_, index) => {
    const next = nextAttempt(index + 1, NOW, 0);
    return next === null ? null : (next - NOW) / 60_000;
  });
  assertEquals(minutes, [5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440, null]);
  assertEquals(nextAttempt(2, NOW, 1), NOW + 330_000);
  assertEquals(nextAttempt(2, NOW, 0.5), NOW + 315_000);
});

Deno.test("webhook schedule - Retry-After is read as seconds or as a date, at most a day", () => {
  assertEquals(readRetryAfter("120", NOW), 120_000);
  assertEquals(readRetryAfter("Fri, 20 Nov 2026 12:10:00 GMT", NOW), 600_000);
  assertEquals(readRetryAfter("99999999", NOW), 86_400_000);
  for (const none of [null, "", "soon", "-5", "0", "Fri, 20 Nov 2026 11:00:00 GMT"]) {
    assertEquals(readRetryAfter(none, NOW), null);
  }
});
