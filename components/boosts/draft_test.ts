import { assertEquals } from "@std/assert";
import { bodyOfBoost, copyOfBoost, draftOfBoost, emptyBoost, suggestBoostName } from "./draft.ts";

const NOW = Date.parse("2026-11-20T15:40:00Z");
const ZONE = "Europe/Berlin";
const BOOST = {
  id: 3,
  name: "happy_hour",
  title: "Happy hour",
  factor: 1.5,
  types: ["deal_won"],
  team: null,
  teamName: null,
  agent: "amy",
  agentName: "Ann Lee",
  spin: null,
  revision: 4,
  startsAt: "2026-11-13T16:00:00.000Z",
  endsAt: "2026-11-13T17:30:00.000Z",
  createdAt: "2026-11-13T15:00:00.000Z",
};

Deno.test("boost draft - times are on the clocks of the organization", () => {
  const empty = emptyBoost(NOW, ZONE);
  assertEquals([empty.startsAt, empty.endsAt], ["2026-11-20T17:00", "2026-11-20T19:00"]);
  const draft = draftOfBoost(BOOST, ZONE);
  assertEquals([draft.startsAt, draft.audience, draft.revision], ["2026-11-13T17:00", "person", 4]);
  assertEquals(bodyOfBoost(draft, ZONE), {
    wrong: {},
    body: {
      title: "Happy hour",
      name: "happy_hour",
      factor: 1.5,
      types: ["deal_won"],
      team: null,
      agent: "amy",
      startsAt: BOOST.startsAt,
      endsAt: BOOST.endsAt,
    },
  });
});

Deno.test("boost draft - a copy begins soon and lasts as long", () => {
  const copy = copyOfBoost(BOOST, NOW, ZONE);
  assertEquals([copy.revision, copy.startsAt, copy.endsAt], [
    0,
    "2026-11-20T17:00",
    "2026-11-20T18:30",
  ]);
});

Deno.test("boost draft - what is missing or wrong is named at its field", () => {
  const empty = emptyBoost(NOW, ZONE);
  const wrong = (change: object) => bodyOfBoost({ ...empty, title: "Hour", ...change }, ZONE).wrong;
  assertEquals(wrong({}), {});
  assertEquals(Object.keys(wrong({ title: " " })), ["title"]);
  assertEquals(Object.keys(wrong({ title: "!!!" })), ["name"]);
  for (const factor of ["", "x", "0", "11", "1"]) {
    assertEquals(Object.keys(wrong({ factor })), ["factor"], factor);
  }
  assertEquals(wrong({ factor: "1,5" }), {});
  assertEquals(Object.keys(wrong({ audience: "team" })), ["team"]);
  assertEquals(Object.keys(wrong({ audience: "person" })), ["agent"]);
  assertEquals(Object.keys(wrong({ endsAt: empty.startsAt })), ["endsAt"]);
  assertEquals(Object.keys(wrong({ startsAt: "" })), ["startsAt"]);
});

Deno.test("boost draft - a title makes the name in explanations", () => {
  assertEquals(suggestBoostName("Happy Hour für alle!"), "happy_hour_fur_alle");
  assertEquals(suggestBoostName("24 hours"), "boost_24_hours");
  assertEquals(suggestBoostName("!!!"), "");
});

Deno.test("boost draft - at least a quarter of an hour is left before it begins", () => {
  const startAt = (time: string) => emptyBoost(Date.parse(`2026-11-20T${time}Z`), "UTC").startsAt;
  assertEquals(startAt("15:59:30"), "2026-11-20T16:15");
  assertEquals(startAt("16:00:00"), "2026-11-20T16:15");
  assertEquals(startAt("16:00:01"), "2026-11-20T16:30");
});
