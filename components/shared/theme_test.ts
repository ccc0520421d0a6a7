import { assertEquals } from "@std/assert";
import { themeFromCookie } from "./theme.ts";

Deno.test("theme - the cookie decides, everything else follows the system", () => {
  assertEquals(themeFromCookie("laurel_theme=dark"), "dark");
  assertEquals(themeFromCookie("a=b; laurel_theme=light; c=d"), "light");
  assertEquals(themeFromCookie("laurel_theme=purple"), "auto");
  assertEquals(themeFromCookie("not_laurel_theme=dark"), "auto");
  assertEquals(themeFromCookie(null), "auto");
});
