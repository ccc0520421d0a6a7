import { assertEquals, assertNotStrictEquals, assertStrictEquals } from "@std/assert";
import { dateFormat } from "./date_format.ts";
import { setLocaleSource } from "./locale.ts";

Deno.test("date format - each is made once, and again for another locale", () => {
  const options = { timeZone: "UTC", month: "short", day: "numeric" } as const;
  const english = dateFormat(options);
  assertStrictEquals(dateFormat({ timeZone: "UTC", month: "short", day: "numeric" }), english);
  assertNotStrictEquals(dateFormat({ timeZone: "UTC", month: "long", day: "numeric" }), english);
  assertEquals(english.format(0), "Jan 1");
  try {
    setLocaleSource(() => ({ language: "de", format: "de-DE" }));
    assertEquals(dateFormat(options).format(0), "1. Jan.");
  } finally {
    setLocaleSource(() => undefined);
  }
});
