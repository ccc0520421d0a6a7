import { assertEquals } from "@std/assert";
import { ACCOUNT_LIST, accountHref, accountPlaceAt } from "./place.ts";

Deno.test("account places - every account has an address that leads back to it", () => {
  assertEquals(accountPlaceAt(ACCOUNT_LIST.href), { kind: "list" });
  for (const id of ["7c9e", "a/b c"]) {
    assertEquals(accountPlaceAt(accountHref(id)), { kind: "one", id });
  }
  assertEquals(accountPlaceAt("/admin/accounts/7/sessions"), null);
});
