import { assertEquals, assertThrows } from "@std/assert";
import { ConfigError, readConfig } from "./config.ts";

Deno.test("config - the organization's zone is one that can be computed with", () => {
  assertEquals(readConfig({}).timeZone, "UTC");
  assertEquals(readConfig({ LAUREL_TIMEZONE: " europe/berlin " }).timeZone, "Europe/Berlin");
  assertEquals(readConfig({ LAUREL_TIMEZONE: "+0530" }).timeZone, "+05:30");
  for (const zone of ["IST", "PST", "Mars/Olympus", " ", "2026-01-01T00:00Z", "__proto__"]) {
    assertThrows(() => readConfig({ LAUREL_TIMEZONE: zone }), ConfigError, "LAUREL_TIMEZONE: ");
  }
  assertThrows(
    () => readConfig({ LAUREL_TIMEZONE: "IST" }),
    ConfigError,
    'must be an IANA time zone, e.g. Asia/Kolkata; "IST" is an abbreviation of several',
  );
});
