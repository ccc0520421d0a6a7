import { assertEquals } from "@std/assert";
import { auditPath, filtersOf, NO_FILTERS, queryOf } from "./filters.ts";

Deno.test("audit filters - an address gives the filters, and the filters give the address", () => {
  const query = "q=a+b%26c&actor=7&action=agent.change&from=2026-11-20";
  assertEquals(queryOf(filtersOf(`?${query}&other=1&outcome=+`)), query);
  assertEquals(filtersOf(""), NO_FILTERS);
  assertEquals(auditPath(NO_FILTERS), "/admin/audit?limit=50");
  assertEquals(auditPath(filtersOf(query)), `/admin/audit?limit=50&${query}`);
});
