import { assertEquals } from "@std/assert";
import { peopleHref, peoplePlaceAt } from "./place.ts";

Deno.test("places of people - every person has an address, whatever the id is", () => {
  for (const id of ["ann", "a/b c", "new", "import", "id", "ann@x.example", "?", "50%"]) {
    assertEquals(peoplePlaceAt(peopleHref({ kind: "person", id })), { kind: "person", id });
  }
  assertEquals(peoplePlaceAt("/admin/people?q=a"), { kind: "list" });
  assertEquals(peoplePlaceAt("/admin/people/new"), { kind: "new" });
  assertEquals(peoplePlaceAt("/admin/people/a/b"), null);
  assertEquals(peoplePlaceAt("/admin/teams"), null);
});
