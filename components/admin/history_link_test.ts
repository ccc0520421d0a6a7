import { assert, assertEquals } from "@std/assert";
import { OPERATIONS } from "@/api/access.ts";
import { filtersOf } from "@/components/audit/filters.ts";
import { HISTORY_KINDS, historyHref } from "./HistoryLink.tsx";

Deno.test("history - the kinds are those that acts are about", () => {
  const kinds = new Set(Object.values(OPERATIONS).map(({ act }) => act?.kind));
  for (const kind of HISTORY_KINDS) assert(kinds.has(kind), kind);
});

Deno.test("history - the audit log understands the address", () => {
  const { search } = new URL(historyHref("holdout", 7), "http://laurel.example");
  const { objectKind, objectId } = filtersOf(search);
  assertEquals([objectKind, objectId], ["holdout", "7"]);
  assertEquals(historyHref("rules"), "/admin/audit?objectKind=rules");
});
