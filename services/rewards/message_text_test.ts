import { assertEquals } from "@std/assert";
import { withoutMessageText } from "./message_text.ts";

const TEXT = "Sorry about the delay, your order left our warehouse this morning.";

Deno.test("message text - a text is replaced by its quality", () => {
  const data = withoutMessageText("message_response", { responseTime: 3, text: TEXT });
  assertEquals(Object.keys(data), ["responseTime", "quality"]);
  assertEquals(data.quality, 0.921);
  assertEquals(withoutMessageText("message_response", { quality: null, text: TEXT }), {
    quality: 0.921,
  });
});

Deno.test("message text - a rating of the sender is kept, a text that is too short gets none", () => {
  assertEquals(withoutMessageText("message_response", { quality: 0, text: TEXT }), { quality: 0 });
  assertEquals(withoutMessageText("message_response", { text: "ok" }), {});
  assertEquals(withoutMessageText("message_response", { text: { body: TEXT } }), {});
});

Deno.test("message text - other data stay as they are", () => {
  assertEquals(withoutMessageText("contact_activity", { text: TEXT }), { text: TEXT });
  assertEquals(withoutMessageText("message_response", { note: 1 }), { note: 1 });
});
