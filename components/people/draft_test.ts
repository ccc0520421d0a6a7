import { assertEquals } from "@std/assert";
import { NEW_PERSON, patchOf } from "./draft.ts";

const ANN = {
  ...NEW_PERSON,
  name: "Ann",
  email: "ann@x.example",
  team: "care",
  teamFrom: "2026-11-02",
};

Deno.test("draft of a person - only what changes is sent, and empty texts are none", () => {
  assertEquals(patchOf(ANN, ANN), {});
  assertEquals(patchOf({ ...ANN, name: " Ann B ", email: " " }, ANN), {
    name: "Ann B",
    email: null,
  });
  assertEquals(patchOf({ ...ANN, hidden: true, timeZone: "UTC" }, ANN), {
    hidden: true,
    timeZone: "UTC",
  });
});

Deno.test("draft of a person - the day belongs to the team", () => {
  assertEquals(patchOf({ ...ANN, team: "sales" }, ANN), { team: "sales" });
  assertEquals(patchOf({ ...ANN, team: "", teamFrom: "2026-11-09" }, ANN), {
    team: null,
    teamFrom: "2026-11-09",
  });
  assertEquals(patchOf({ ...ANN, teamFrom: "2026-11-01" }, ANN), {
    team: "care",
    teamFrom: "2026-11-01",
  });
  assertEquals(patchOf({ ...ANN, teamFrom: "" }, ANN), {});
});
