import { assertEquals } from "@std/assert";
import { FIRST_LAYOUT, place } from "@/core/windows/layout.ts";
import { readKept } from "./layout_store.ts";

const layout = place(FIRST_LAYOUT, "level", { x: 40, tile: "left" });
const kept = { person: "amy", layout, revision: 3, isUnsent: true };

Deno.test("layout store - what a browser kept comes back", () => {
  assertEquals(readKept(JSON.stringify(kept), "amy"), kept);
});

Deno.test("layout store - the windows of somebody else do not count", () => {
  assertEquals(readKept(JSON.stringify(kept), "ben"), undefined);
});

Deno.test("layout store - damaged storage is as if nothing were kept", () => {
  for (const text of [null, "", "{", "7", "null", '{"places":3}', '{"person":"amy"}']) {
    assertEquals(readKept(text, "amy"), undefined);
  }
});
