import { assertEquals } from "@std/assert";
import { waitBeforeRead } from "./pace.ts";

Deno.test("pace - a first message is read soon, a flow of messages every few seconds", () => {
  assertEquals(waitBeforeRead(100_000, 0), 400);
  assertEquals(waitBeforeRead(100_000, 99_000), 3_000);
  assertEquals(waitBeforeRead(100_000, 96_200), 400);
});
