import { assertEquals, assertThrows } from "@std/assert";
import { DEFAULT_PREFERENCES, preferencesPatchSchema, readPreferences } from "./preferences.ts";

Deno.test("preferences - what is missing or no longer exists gets its default", () => {
  assertEquals(readPreferences({}), DEFAULT_PREFERENCES);
  assertEquals(readPreferences({ appearance: "dark", format: "xx", volume: 7, old: true }), {
    ...DEFAULT_PREFERENCES,
    appearance: "dark",
  });
});

Deno.test("preferences - a change names only known ones", () => {
  assertEquals(preferencesPatchSchema.parse({ sound: true }), { sound: true });
  assertThrows(() => preferencesPatchSchema.parse({ wallpaper: "beach" }));
  assertThrows(() => preferencesPatchSchema.parse({ volume: 1.1 }));
});
