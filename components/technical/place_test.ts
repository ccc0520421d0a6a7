import { assertEquals } from "@std/assert";
import { hoursOf } from "./place.ts";

Deno.test("technical page - the address chooses the range, and another value is the default", () => {
  assertEquals(["?hours=1", "?hours=720", "?hours=2", "?hours=x", ""].map(hoursOf), [
    ...[1, 720, 24, 24, 24],
  ]);
});
