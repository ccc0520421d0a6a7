import { assertEquals } from "@std/assert";
import { toolsOf } from "./history_choices.ts";

Deno.test("history choices - a tool is one choice, whatever addresses it sends from", () => {
  const sources = ["/livechat", "laurel:streak", "/live-chat/eu", "laurel:spin", "/dialer"]
    .map((source) => ({ source, entries: 1 }));
  assertEquals(toolsOf({ kinds: [], sources }), [
    { name: "Live chat", sources: ["/livechat", "/live-chat/eu"] },
    { name: "Laurel", sources: ["laurel:streak", "laurel:spin"] },
    { name: "Dialer", sources: ["/dialer"] },
  ]);
});
