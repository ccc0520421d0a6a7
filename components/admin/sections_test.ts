import { assertEquals } from "@std/assert";
import { setLocaleSource } from "@/components/shared/locale.ts";
import { findSections, sectionGroups, sectionOf } from "./sections.ts";

Deno.test("sections - a path belongs to exactly one section", () => {
  for (const { id, href } of sectionGroups("admin").flatMap(({ sections }) => sections)) {
    assertEquals(sectionOf(href), id);
    assertEquals(sectionOf(`${href}/7/people`), id);
    assertEquals(sectionOf(`${href}s`), null);
  }
  assertEquals(sectionOf("/admin"), null);
});

Deno.test("sections - only admins see the administration", () => {
  const titles = (role: "agent" | "manager" | "admin") =>
    sectionGroups(role).map(({ title }) => title);
  assertEquals(titles("agent").includes("Administration"), false);
  assertEquals(titles("manager").includes("Administration"), false);
  assertEquals(titles("admin").includes("Administration"), true);
});

Deno.test("sections - they are found by their titles and by other words for them", () => {
  const found = (text: string) =>
    findSections(sectionGroups("admin"), text)
      .flatMap(({ sections }) => sections).map(({ id }) => id);
  assertEquals(found(" Wheel "), ["wheel"]);
  assertEquals(found("Holiday"), ["leave", "calendars"]);
  assertEquals(found("pdf"), ["report"]);
  assertEquals(found("xyz"), []);
  assertEquals(found("  ").length, found("").length);
  try {
    setLocaleSource(() => ({ language: "de", format: "de-DE" }));
    assertEquals(found("Feiertag"), ["leave", "calendars"]);
  } finally {
    setLocaleSource(() => undefined);
  }
});
