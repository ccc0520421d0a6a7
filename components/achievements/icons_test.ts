import { assertEquals } from "@std/assert";
import { DEFAULT_ACHIEVEMENTS } from "@/core/achievements/defaults/mod.ts";
import { iconOf } from "./icons.ts";

Deno.test("achievement icons - every icon of the catalog is drawn, and unknown names get a medal", () => {
  const medal = iconOf("award");
  assertEquals(iconOf("no-such-icon"), medal);
  assertEquals(iconOf("constructor"), medal);
  const missing = DEFAULT_ACHIEVEMENTS.filter(({ icon }) => icon !== "award")
    .filter(({ icon }) => iconOf(icon) === medal);
  assertEquals(missing.map(({ key }) => key), []);
});
