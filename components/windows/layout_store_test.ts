import { assertEquals } from "@std/assert";
import { hasLayoutCookie } from "./layout_store.ts";

Deno.test("layout store - a cookie tells the server that a layout is stored", () => {
  assertEquals(hasLayoutCookie("a=b; laurel_windows=1"), true);
  assertEquals(hasLayoutCookie("laurel_windows=0"), false);
  assertEquals(hasLayoutCookie(null), false);
});
