import { assertEquals } from "@std/assert";
import { sourceLook } from "./sources.ts";

Deno.test("sources - known systems have a name and a color, others are called by their first word", () => {
  const look = (source: string) => [sourceLook(source).name, sourceLook(source).tint];
  assertEquals(look("/livechat"), ["Live chat", "blue"]);
  assertEquals(look("/live-chat/eu"), ["Live chat", "blue"]);
  assertEquals(look("laurel:streak"), ["Laurel", "red"]);
  assertEquals(look("https://crm.example/webhooks"), ["Crm.example", "gray"]);
  assertEquals(look("my_tool"), ["My tool", "gray"]);
  // Property names that every object inherits.
  assertEquals(look("constructor"), ["Constructor", "gray"]);
  assertEquals(look("/valueof"), ["Valueof", "gray"]);
});
