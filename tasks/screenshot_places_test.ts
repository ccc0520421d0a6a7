import { assert, assertEquals } from "@std/assert";
import { PAGES } from "@/api/access.ts";
import { WINDOW_NAMES } from "@/core/windows/table.ts";
import { PAGES_WITHOUT_PICTURE, PLACES } from "./screenshot_places.ts";

Deno.test("screenshots - every page and every window has a picture", () => {
  const pictured = new Set(PLACES.map(({ page }) => page));
  assertEquals(
    [...pictured, ...PAGES_WITHOUT_PICTURE].sort(),
    Object.keys(PAGES).sort(),
  );
  for (const window of WINDOW_NAMES) {
    assert(PLACES.some(({ path }) => path === `/?window=${window}`), window);
  }
});

Deno.test("screenshots - no picture replaces another", () => {
  const names = PLACES.map(({ name }) => name);
  assertEquals(new Set(names).size, names.length);
});
