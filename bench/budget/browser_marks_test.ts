import { assertEquals } from "@std/assert";
import { interactionToNextPaint } from "./browser_marks.ts";

Deno.test("interaction to next paint - one of every 50 interactions is left out", () => {
  assertEquals(interactionToNextPaint([]), 0);
  assertEquals(interactionToNextPaint([16, 200, 48]), 200);
  const many = Array.from({ length: 49 }, () => 40);
  assertEquals(interactionToNextPaint([...many, 200]), 40);
  assertEquals(interactionToNextPaint([...many, 96, 200]), 96);
});
