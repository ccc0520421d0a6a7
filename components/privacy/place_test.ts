import { assertEquals } from "@std/assert";
import { eraseHref } from "@/components/personal_data/subject.ts";
import { PRIVACY_OVERVIEW, privacyPlaceAt } from "./place.ts";

Deno.test("privacy places - all have addresses, and others are nowhere", () => {
  assertEquals(privacyPlaceAt(PRIVACY_OVERVIEW.href), { kind: "overview" });
  for (const who of [null, { agent: "amy/ray?" }, { account: "u 1" }]) {
    assertEquals(privacyPlaceAt(eraseHref(who)), { kind: "erase", who });
  }
  for (
    const path of [
      "/admin/privacy/other",
      "/admin/privacy/erase/person",
      "/admin/privacy/erase/team/red",
      "/admin/privacy/erase/person/amy/ray",
      "/admin/people",
    ]
  ) {
    assertEquals(privacyPlaceAt(path), null, path);
  }
});
