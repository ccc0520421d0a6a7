import { assertEquals } from "@std/assert";
import { teamHref, teamPlaceAt } from "./place.ts";

Deno.test("places of teams - every team has an address, whatever the id is", () => {
  for (const id of ["sales", "a/b c", "new", "id", "50%"]) {
    assertEquals(teamPlaceAt(teamHref({ kind: "team", id })), { kind: "team", id });
  }
  assertEquals(teamPlaceAt("/admin/teams"), { kind: "list" });
  assertEquals(teamPlaceAt("/admin/teams/new"), { kind: "new" });
  assertEquals(teamPlaceAt("/admin/teams/a/b"), null);
});
