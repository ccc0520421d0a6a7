import { assertEquals } from "@std/assert";
import { challengeSchema, toChallenge } from "./challenges.ts";
import { changeRights, lockedFields } from "./changes.ts";

const BEFORE = toChallenge(challengeSchema.parse({
  key: "sprint",
  title: "Sprint",
  kind: "individual",
  metric: { events: ["deal_won"], measure: { kind: "count" } },
  target: 3,
  rewardPoints: 100,
  startsAt: "2026-11-02T00:00:00Z",
  endsAt: "2026-11-09T00:00:00Z",
}));

Deno.test("challenge changes - all before the start, words and a later end while it runs", () => {
  assertEquals(changeRights("upcoming", BEFORE), "all");
  assertEquals(changeRights("running", BEFORE), "words_and_later_end");
  assertEquals(changeRights("running", { target: null }), "words");
  for (const state of ["grace", "closed", "canceled"] as const) {
    assertEquals(changeRights(state, BEFORE), "nothing");
  }
});

Deno.test("challenge changes - the fields that must stay are named, in any order of their parts", () => {
  const after = {
    ...BEFORE,
    title: "Run",
    endsAt: BEFORE.endsAt + 1,
    target: 4,
    metric: { measure: { kind: "count" as const }, events: ["deal_won" as const] },
  };
  assertEquals(lockedFields(BEFORE, after, "all"), []);
  assertEquals(lockedFields(BEFORE, after, "words_and_later_end"), ["target"]);
  assertEquals(lockedFields(BEFORE, after, "words"), ["target", "endsAt"]);
  assertEquals(lockedFields(BEFORE, BEFORE, "nothing"), []);
});
