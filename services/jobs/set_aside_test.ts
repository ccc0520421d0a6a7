import { assertEquals } from "@std/assert";
import { LONGEST_MILLISECONDS, retryAt } from "./back_off.ts";
import { openSetAside } from "./set_aside.ts";

Deno.test("back-off - the pauses double up to an hour, and never end", () => {
  const pauses = [1, 2, 3, 4, 10, 11, 100, 1e9].map((failures) => retryAt(failures, 0) / 1_000);
  assertEquals(pauses, [5, 10, 20, 40, 2_560, 3_600, 3_600, 3_600]);
  assertEquals(retryAt(50, 7), 7 + LONGEST_MILLISECONDS);
});

Deno.test("set aside - each item waits for its own next try, and counts until it is done", () => {
  let now = 0;
  const aside = openSetAside<string>(() => now);
  aside.failed("a");
  now = 3_000;
  aside.failed("b");
  assertEquals([aside.waiting(), aside.size], [["a", "b"], 2]);
  now = 5_000;
  assertEquals([aside.waiting(), aside.size], [["b"], 2]);
  aside.failed("a");
  now = 14_999;
  assertEquals(aside.waiting(), ["a"]);
  aside.done("b");
  aside.done("unknown");
  now = 15_000;
  assertEquals([aside.waiting(), aside.size], [[], 1]);
});
