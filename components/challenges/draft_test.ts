import { assertEquals } from "@std/assert";
import { CHALLENGE_TEMPLATES } from "@/core/challenges/templates.ts";
import { bodyOf, draftOfClone, draftOfTemplate, keyOf } from "./draft.ts";
import { sampleDefinition } from "./testdata/sample_definition.ts";

const TEXTS = { title: "Call sprint", description: "" };
const BERLIN = "Europe/Berlin";
const NOW = Date.parse("2026-11-25T12:00:00Z");
const none = () => undefined;

Deno.test("challenge draft - a template begins next Monday and lasts its days", () => {
  const template = CHALLENGE_TEMPLATES[0]!;
  const draft = draftOfTemplate(template, TEXTS, { now: NOW, timeZone: BERLIN, teams: null });
  const made = bodyOf(draft, BERLIN, none);
  if ("wrong" in made) throw new Error(JSON.stringify(made.wrong));
  assertEquals(
    [made.body.startsAt, made.body.endsAt, made.body.target, made.body.maxWinners],
    ["2026-11-29T23:00:00.000Z", "2026-12-04T23:00:00.000Z", 50, 3],
  );
  assertEquals(made.body.metric, template.metric);
});

Deno.test("challenge draft - what is missing or wrong is named at its field", () => {
  const template = CHALLENGE_TEMPLATES.find(({ kind }) => kind === "head_to_head")!;
  const draft = draftOfTemplate(template, TEXTS, { now: NOW, timeZone: BERLIN, teams: null });
  const faults = bodyOf(
    {
      ...draft,
      title: " ",
      target: "0",
      rewardPoints: "1.5",
      difficultyMultiplier: "",
      startsAt: "",
      endsAt: "soon",
      agents: [{ id: "a", name: "A" }],
    },
    BERLIN,
    none,
  );
  assertEquals("wrong" in faults && Object.keys(faults.wrong).sort(), [
    ...["audience", "difficultyMultiplier", "endsAt", "rewardPoints", "startsAt", "target"],
    "title",
  ]);
  const late = bodyOf({ ...draft, endsAt: draft.startsAt }, BERLIN, none);
  assertEquals("wrong" in late && late.wrong.endsAt, "The end must be after the start.");
});

Deno.test("challenge draft - a clone moves by whole weeks, also across a change of the clocks", () => {
  const one = sampleDefinition({
    startsAt: "2026-10-18T22:00:00.000Z",
    endsAt: "2026-10-23T22:00:00.000Z",
    audience: { teams: ["red", "old"] },
    audienceMembers: [
      { id: "red", name: "Red", isGone: false },
      { id: "old", name: "old", isGone: true },
    ],
  });
  const draft = draftOfClone(one, NOW, BERLIN);
  assertEquals([draft.startsAt, draft.endsAt], ["2026-11-30T00:00", "2026-12-05T00:00"]);
  assertEquals(draft.teams.map(({ id }) => id), ["red"]);
});

Deno.test("challenge draft - keys are made from any title", () => {
  assertEquals(keyOf("Étoile & more!", "2026-11-30T00:00", 0), "etoile-more-2026-11-30");
  assertEquals(keyOf("挑战", "2026-11-30T00:00", 1), "challenge-2026-11-30-2");
});
