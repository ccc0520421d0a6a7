import { assertEquals } from "@std/assert";
import { teamApiPath, teamHref, type TeamPlace, teamPlaceAt } from "./place.ts";

const PLACES: readonly TeamPlace[] = [
  { kind: "now", team: null },
  { kind: "now", team: "north & south" },
  { kind: "boards", team: null, period: "day", at: null },
  { kind: "boards", team: "red", period: "month", at: "2026-10-01" },
  { kind: "person", team: null, id: "boards" },
  { kind: "person", team: "red", id: "crm/7?x=1" },
];

Deno.test("team place - every place has an address that leads to it", () => {
  for (const place of PLACES) assertEquals(teamPlaceAt(teamHref(place)), place);
});

Deno.test("team place - what an address cannot mean is left out", () => {
  assertEquals(teamPlaceAt("/team/amy/ledger"), null);
  assertEquals(teamPlaceAt("/teams"), null);
  assertEquals(teamPlaceAt("/team/?team="), { kind: "now", team: null });
  assertEquals(teamPlaceAt("/team?view=boards&period=year&at=yesterday"), {
    kind: "boards",
    team: null,
    period: "week",
    at: null,
  });
});

Deno.test("team place - is drawn from one path of the API", () => {
  assertEquals(PLACES.map(teamApiPath), [
    "/team",
    "/team?team=north%20%26%20south",
    "/team",
    "/team?team=red",
    "/team/agents/boards",
    "/team/agents/crm%2F7%3Fx%3D1",
  ]);
});
