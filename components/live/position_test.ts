import { assertEquals } from "@std/assert";
import { comparePositions } from "./position.ts";

Deno.test("position - numbers compare by value, not by text", () => {
  assertEquals(comparePositions("9", "10"), -1);
  assertEquals(comparePositions("10", "9"), 1);
  assertEquals(comparePositions("007", "7"), 0);
});

Deno.test("position - numbers beyond 2^53 keep their last digit", () => {
  assertEquals(comparePositions("9007199254740993", "9007199254740992"), 1);
});

Deno.test("position - the first part that differs decides", () => {
  assertEquals(comparePositions("12-900", "13-1"), -1);
  assertEquals(comparePositions("12-2", "12-10"), -1);
});
