import { assertEquals } from "@std/assert";
import { eraseHref, exportHref } from "./subject.ts";

Deno.test("personal data - the addresses name the person", () => {
  assertEquals(exportHref({ agent: "a&b" }), "/api/v1/admin/privacy/export?agent=a%26b");
  assertEquals(eraseHref({ account: "u 1" }), "/admin/privacy/erase/account/u%201");
  assertEquals(eraseHref(null), "/admin/privacy/erase");
});
