import { assertEquals } from "@std/assert";
import { shownTarget, typedTarget } from "./values.ts";

Deno.test("goals - a field holds a whole number, percent for quality, or nothing", () => {
  assertEquals(typedTarget("chat_responses", " 20 "), 20);
  assertEquals(typedTarget("chat_responses", ""), null);
  assertEquals(typedTarget("chat_responses", "0"), undefined);
  assertEquals(typedTarget("chat_responses", "20.5"), undefined);
  assertEquals(typedTarget("chat_message_quality", "90"), 0.9);
  assertEquals(typedTarget("chat_message_quality", "101"), undefined);
  assertEquals(shownTarget("chat_message_quality", 0.29), "29");
  assertEquals(shownTarget("chat_responses", undefined), "");
});
