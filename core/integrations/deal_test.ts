import { assertEquals } from "@std/assert";
import { at, contextWith, derived, lines } from "@/testing/pairing.ts";
import type { DealFact, Origin } from "./facts.ts";
import type { IntegrationSettingsInput } from "./settings.ts";

const STAGES = {
  fresh: "new",
  demo: "open",
  ready: "qualified",
  won: "won",
  lost: "lost",
} as const;

function created(time: number, person: string | null, origin: Origin = "person"): DealFact {
  return { key: "created", what: "created", time, person, origin };
}
function stage(
  to: string,
  time: number,
  person: string | null = null,
  origin: Origin = "person",
): DealFact {
  return { key: `${to}@${time}`, what: "stage", time, stage: to, person, origin };
}
function outcome(
  to: "open" | "won" | "lost",
  time: number,
  person: string | null = null,
  reason?: string,
): DealFact {
  const fact = { key: `${to}!${time}`, what: "outcome", time, outcome: to, person } as const;
  return { ...fact, origin: "person", ...(reason === undefined ? {} : { reason }) };
}
function owner(time: number, person: string | null): DealFact {
  return { key: `owner@${time}`, what: "owner", time, person };
}
function value(time: number, value: number | null): DealFact {
  return { key: `value@${time}`, what: "value", time, value };
}

function earned(facts: DealFact[], settings: IntegrationSettingsInput = {}): string[] {
  const context = contextWith({ stages: STAGES, ...settings });
  // Keys of stages contain times; these are left out, because the order identifies the lines.
  return lines(derived("deal", facts, context).events)
    .map((line) => line.replace(/(stage\/\w+)@\d+/, "$1"));
}
const types = (facts: DealFact[], settings?: IntegrationSettingsInput) =>
  earned(facts, settings).map((line) => line.split(" ").find((word) => /^[a-z]+_/.test(word)));

Deno.test("deal - from the lead to the win", () => {
  const facts = [
    created(at("10:00"), "ann"),
    value(at("10:01"), 500),
    stage("fresh", at("10:00"), "ann"),
    stage("demo", at("10:00", 1), "ann"),
    stage("ready", at("22:00", 1), "ann"),
    value(at("10:00", 2), 900),
    stage("won", at("10:00", 3), "ann"),
  ];
  assertEquals(earned(facts), [
    '10:00:00 ann created lead_created {"value":500}',
    "22:00:00 +1d ann qualified lead_qualified {}",
    '10:00:00 +1d ann stage/demo deal_stage_changed {"from":"new","to":"open","toStage":"demo","daysInStage":1}',
    '22:00:00 +1d ann stage/ready deal_stage_changed {"from":"open","to":"qualified","fromStage":"demo","daysInStage":0.5}',
    '10:00:00 +3d ann stage/won deal_stage_changed {"from":"qualified","to":"won","daysInStage":1.5}',
    '10:00:00 +3d ann won deal_won {"value":900,"cycleDays":3}',
  ]);
});

Deno.test("deal - the same stage again is no change", () => {
  const facts = [stage("fresh", 1), stage("ready", 2, "ann"), stage("ready", 3, "bob")];
  assertEquals(types(facts), ["lead_qualified", "deal_stage_changed"]);
});

Deno.test("deal - a win without a qualification earns no qualification", () => {
  const facts = [stage("fresh", at("10:00")), stage("won", at("11:00"), "ann")];
  assertEquals(types(facts), ["deal_stage_changed", "deal_won"]);
});

Deno.test("deal - a stage without a meaning is open, also when it is named like a property of all objects", () => {
  const facts = [stage("constructor", 1), stage("__proto__", 2, "ann")];
  assertEquals(earned(facts).map((line) => line.split(" deal_").at(-1)), [
    'stage_changed {"from":"open","to":"open","fromStage":"constructor","toStage":"__proto__","daysInStage":0}',
  ]);
});

Deno.test("deal - moving back to new removes the qualification until the next one", () => {
  const facts = [
    stage("ready", at("10:00"), "ann"),
    stage("demo", at("11:00"), "ann"),
    stage("ready", at("12:00"), "bob"),
  ];
  const qualified = (more: DealFact[]) =>
    earned([...facts, ...more]).filter((line) => line.includes("lead_qualified"));
  assertEquals(qualified([]), ["10:00:00 ann qualified lead_qualified {}"]);
  assertEquals(qualified([stage("fresh", at("13:00"))]), []);
  assertEquals(qualified([stage("fresh", at("13:00")), stage("ready", at("14:00"), "eve")]), [
    "14:00:00 eve qualified lead_qualified {}",
  ]);
});

Deno.test("deal - reopening removes the win; a later loss is a loss", () => {
  const facts = [created(at("10:00"), "ann"), stage("won", at("11:00"), "ann")];
  const ends = (more: DealFact[]) =>
    earned([...facts, ...more]).filter((line) => / deal_(won|lost) /.test(line));
  assertEquals(ends([stage("demo", at("12:00"))]), []);
  assertEquals(ends([stage("lost", at("12:00"), "bob")]), [
    '12:00:00 bob lost deal_lost {"cycleDays":0.08}',
  ]);
  assertEquals(ends([stage("demo", at("12:00")), stage("won", at("13:00"), "eve")]), [
    '13:00:00 eve won deal_won {"cycleDays":0.13}',
  ]);
});

Deno.test("deal - an outcome stands whatever the stage, until the tool states another", () => {
  const facts = [stage("demo", 1), outcome("won", at("10:00"), "ann")];
  const ends = (more: DealFact[]) =>
    earned([...facts, ...more]).filter((line) => / deal_(won|lost) /.test(line));
  const win = ["10:00:00 ann won deal_won {}"];
  assertEquals(ends([]), win);
  assertEquals(ends([stage("ready", at("11:00"))]), win);
  assertEquals(ends([outcome("won", at("11:00"), "bob")]), win);
  assertEquals(ends([outcome("open", at("11:00"))]), []);
  assertEquals(ends([outcome("lost", at("11:00"), "bob", "price")]), [
    '11:00:00 bob lost deal_lost {"reason":"price"}',
  ]);
});

Deno.test("deal - a stage and an outcome with the same meaning end the deal once, with the reason of either", () => {
  const facts = [stage("lost", at("10:00"), "ann"), outcome("lost", at("10:00"), "ann", "price")];
  assertEquals(earned(facts), ['10:00:00 ann lost deal_lost {"reason":"price"}']);
});

Deno.test("deal - at the same moment, the outcome overrides the stage", () => {
  const facts = [stage("won", at("10:00"), "ann"), outcome("lost", at("10:00"), "ann")];
  assertEquals(types(facts), ["deal_lost"]);
});

Deno.test("deal - an event goes to the person who did it, else the owner at that time, else the creator", () => {
  const winner = (...more: DealFact[]) =>
    earned([created(at("09:00"), "ann"), ...more]).at(-1)!.split(" ")[1];
  const won = stage("won", at("10:00"));
  assertEquals(winner(won), "ann");
  assertEquals(winner(won, owner(at("10:00"), "bob")), "bob");
  assertEquals(winner(won, owner(at("10:01"), "bob")), "ann");
  assertEquals(winner(stage("won", at("10:00"), "eve"), owner(at("09:00"), "bob")), "eve");
  assertEquals(types([won]), []);
});

Deno.test("deal - bulk edits, imports and the API change the deal and pay only when the settings allow it", () => {
  for (
    const [origin, pays] of [
      ["bulk", { bulkEdits: true }],
      ["import", { imports: true }],
      ["api", { apiChanges: true }],
      ["automation", { apiChanges: true }],
    ] as const
  ) {
    const facts = [
      created(1, "ann", origin),
      stage("fresh", 2),
      stage("ready", 3, "ann", origin),
      stage("won", 4, "ann", origin),
    ];
    assertEquals(types(facts), []);
    const { meaning, outcome } = derived("deal", facts, contextWith({ stages: STAGES })).state;
    assertEquals([meaning, outcome], ["won", "won"]);
    assertEquals(types(facts, { pays }).length, 5);
  }
});

Deno.test("deal - a deal that an import qualified first cannot be qualified again by hand", () => {
  const facts = [stage("ready", 1, "ann", "import"), stage("demo", 2), stage("ready", 3, "ann")];
  assertEquals(types(facts).includes("lead_qualified"), false);
});

Deno.test("deal - a loss is recorded whatever its origin", () => {
  assertEquals(types([owner(1, "ann"), stage("lost", 2, null, "automation")]), ["deal_lost"]);
});

Deno.test("deal - a deletion removes what the last day earned; older work stays", () => {
  const facts: DealFact[] = [
    created(at("10:00"), "ann"),
    stage("demo", at("10:00")),
    stage("won", at("10:00", 2), "ann"),
  ];
  const left = (time: number) => types([...facts, { key: "deleted", what: "deleted", time }]);
  assertEquals(left(at("09:00", 1)), []);
  assertEquals(left(at("11:00", 2)), ["lead_created"]);
  assertEquals(left(at("10:00", 3)), ["lead_created", "deal_stage_changed", "deal_won"]);
});
