import { assertEquals } from "@std/assert";
import { ruleHref, rulePlaceAt } from "./place.ts";

Deno.test("rule places - every place is found at its address", () => {
  for (const kind of ["list", "new", "recalculations", "recalculate"] as const) {
    assertEquals(rulePlaceAt(ruleHref({ kind })), { kind });
  }
  for (const kind of ["draft", "version", "recalculation"] as const) {
    assertEquals(rulePlaceAt(ruleHref({ kind, id: 7 })), { kind, id: 7 });
  }
});

Deno.test("rule places - other addresses have none", () => {
  for (
    const path of [
      ...["/admin/rules/other", "/admin/rules/drafts", "/admin/rules/drafts/0", "/admin/teams"],
      ...["/admin/rules/drafts/x", "/admin/rules/drafts/7/8", "/admin/rules/versions/2147483648"],
    ]
  ) assertEquals(rulePlaceAt(path), null, path);
});
