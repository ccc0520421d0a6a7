import { assertEquals } from "@std/assert";
import { fileHref, filterOf, isFiltered, listPath, NO_FILTER, searchOf } from "./list_filter.ts";

Deno.test("list of people - its filter is in the address, and nothing else is", () => {
  assertEquals(filterOf(""), NO_FILTER);
  assertEquals(searchOf(NO_FILTER), "");
  const filter = { q: "a & b", team: "-", state: "all", account: "admin", sort: "id" } as const;
  assertEquals(filterOf(searchOf(filter)), filter);
  assertEquals(filterOf("?state=gone&account=x&sort=points&page=2"), NO_FILTER);
  assertEquals([isFiltered(NO_FILTER), isFiltered({ ...NO_FILTER, team: "-" })], [false, true]);
});

Deno.test("list of people - the paths of the API", () => {
  assertEquals(listPath(NO_FILTER), "/admin/agents?state=active&sort=name&limit=50");
  const filter = { ...NO_FILTER, q: " zoë ", team: "-", state: "all" } as const;
  assertEquals(listPath(filter), "/admin/agents?q=zo%C3%AB&team=&sort=name&limit=50");
  assertEquals(
    fileHref({ ...filter, team: "a b" }),
    "/api/v1/admin/agents.csv?q=zo%C3%AB&team=a+b",
  );
});
