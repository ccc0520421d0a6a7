import { assertEquals } from "@std/assert";
import { isQuiet } from "./quiet_hours.ts";

const at = (time: string) => Date.parse(`2026-11-30T${time}Z`);

Deno.test("quiet hours - they may go over midnight, and are in the person's time zone", () => {
  const night = { from: 22 * 60, to: 7 * 60 };
  assertEquals(isQuiet(night, at("21:59"), "UTC"), false);
  assertEquals(isQuiet(night, at("22:00"), "UTC"), true);
  assertEquals(isQuiet(night, at("06:59"), "UTC"), true);
  assertEquals(isQuiet(night, at("07:00"), "UTC"), false);
  assertEquals(isQuiet(night, at("21:00"), "Europe/Berlin"), true, "it is ten there");
  const lunch = { from: 12 * 60, to: 13 * 60 };
  assertEquals(isQuiet(lunch, at("12:30"), "UTC"), true);
  assertEquals(isQuiet(lunch, at("13:00"), "UTC"), false);
  assertEquals(isQuiet(null, at("12:30"), "UTC"), false);
});
