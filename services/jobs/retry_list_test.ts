import { assertEquals } from "@std/assert";
import { MAX_PAUSE_MILLISECONDS, retryAt } from "./back_off.ts";
import { openRetryList } from "./retry_list.ts";

Deno.test("back-off - the pauses double up to an hour, and never end", () => {
  const pauses = [1, 2, 3, 4, 10, 11, 100, 1e9].map((failures) => retryAt(failures, 0) / 1_000);
  assertEquals(pauses, [5, 10, 20, 40, 2_560, 3_600, 3_600, 3_600]);
  assertEquals(retryAt(50, 7), 7 + MAX_PAUSE_MILLISECONDS);
});

Deno.test("retry list - each item waits for its own next try, and counts until it is done", () => {
  let now = 0;
  const retries = openRetryList<string>(() => now);
  retries.failed("a");
  now = 3_000;
  retries.failed("b");
  assertEquals([retries.waiting(), retries.size], [["a", "b"], 2]);
  now = 5_000;
  assertEquals([retries.waiting(), retries.size], [["b"], 2]);
  retries.failed("a");
  now = 14_999;
  assertEquals(retries.waiting(), ["a"]);
  retries.done("b");
  retries.done("unknown");
  now = 15_000;
  assertEquals([retries.waiting(), retries.size], [[], 1]);
});
