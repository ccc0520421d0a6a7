import { assertEquals } from "@std/assert";
import { ERASE_HREF, PRIVACY_OVERVIEW, privacyPlaceAt } from "./place.ts";

Deno.test("privacy places - both have addresses, and others are nowhere", () => {
  assertEquals(privacyPlaceAt(PRIVACY_OVERVIEW.href), "overview");
  assertEquals(privacyPlaceAt(ERASE_HREF), "erase");
  assertEquals(privacyPlaceAt("/admin/privacy/other"), null);
  assertEquals(privacyPlaceAt("/admin/people"), null);
});
