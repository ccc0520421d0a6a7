import { assertEquals } from "@std/assert";
import { sectionOf, SECTIONS } from "./sections.ts";

Deno.test("sections - a path belongs to exactly one section", () => {
  for (const { id, href } of SECTIONS) {
    assertEquals(sectionOf(href), id);
    assertEquals(sectionOf(`${href}/7/people`), id);
    assertEquals(sectionOf(`${href}s`), null);
  }
  assertEquals(sectionOf("/admin"), null);
});
