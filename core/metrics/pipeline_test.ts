import { assertAlmostEquals, assertEquals } from "@std/assert";
import { measureDay, measurePeriod } from "./fold.ts";
import { type Brief, DAY, eventsOf, measured, NOON, relatedTo } from "./testdata/days.ts";

const move = (from: unknown, to: unknown): Brief => ["deal_stage_changed", { from, to }];

Deno.test("pipeline - counts moves forward and back; moves with an unknown stage are left out", () => {
  const day = measured(eventsOf(
    ...[move("new", "qualified"), move("open", "Proposal"), move("negotiation", "won")],
    ...[move("proposal", "contacted")],
    // The same stage, another name for it, unknown stages, lost, and no stage.
    ...[move("open", "open"), move("open", "contacted"), move("1001", "1002")],
    ...[move("open", "lost"), move("open", undefined), move("constructor", "toString")],
  ));
  assertEquals(day["pipeline_stage_moves"], [10, null]);
  assertEquals(day["pipeline_progression"], [3, 4]);
});

Deno.test("pipeline - time in a stage, and leads with their reported quality", () => {
  const day = measured(eventsOf(
    ["deal_stage_changed", { daysInStage: 0 }],
    ["deal_stage_changed", { daysInStage: 3.5 }],
    ["deal_stage_changed", { daysInStage: -3 }],
    ["lead_created", { value: 100 }],
    ["lead_qualified", { accuracy: 0.8 }],
    ["lead_qualified"],
  ));
  assertEquals(day["pipeline_stage_time"], [3.5, 2]);
  assertEquals(day["pipeline_leads_created"], [1, null]);
  assertEquals(day["pipeline_leads_qualified"], [2, null]);
  assertEquals(day["pipeline_reported_accuracy"], [0.8, 1]);
});

Deno.test("pipeline - won, lost, value and cycle", () => {
  const day = measured(eventsOf(
    ["deal_won", { value: 1_000, cycleDays: 10 }],
    ["deal_won", { value: 500, cycleDays: 20 }],
    ["deal_won", { value: "much" }],
    ["deal_lost", { value: 9_000, cycleDays: 90 }],
  ));
  assertEquals(day["pipeline_deals_won"], [3, null]);
  assertEquals(day["pipeline_deals_lost"], [1, null]);
  assertEquals(day["pipeline_closures"], [4, null]);
  assertEquals(day["pipeline_conversion"], [3, 4]);
  assertEquals(day["pipeline_won_value"], [1_500, null]);
  assertEquals(day["pipeline_deal_value"], [1_500, 2]);
  assertEquals(day["pipeline_cycle_time"], [30, 2]);
});

Deno.test("pipeline - conversion counts the qualified leads that were closed afterwards", () => {
  const events = eventsOf(
    ["lead_qualified", { objectId: "won" }],
    ["lead_qualified", { objectId: "lost" }],
    ["lead_qualified", { objectId: "open" }],
    ["lead_qualified", { objectId: "lost-before" }],
    ["lead_qualified"],
    // A lead that is qualified twice on a day counts as one lead.
    ["lead_qualified", { objectId: "won" }],
  );
  const outcome = (type: "deal_won" | "deal_lost", time: number) =>
    ({ source: "/tool", id: "x", type, time }) as const;
  const related = relatedTo(
    ["lead_qualified", "won", outcome("deal_won", NOON * 2)],
    ["lead_qualified", "lost", outcome("deal_lost", NOON + 1_001)],
    ["lead_qualified", "lost-before", outcome("deal_lost", NOON)],
  );
  assertEquals(measured(events, { related })["pipeline_qualification_accuracy"], [1, 2]);
});

Deno.test("pipeline - velocity is opportunities x value x win rate / cycle, also for a period", () => {
  const rows = [
    eventsOf(["deal_won", { value: 1_000, cycleDays: 10 }], ["deal_lost"]),
    eventsOf(["deal_won", { value: 2_000, cycleDays: 40 }], ["deal_won", { value: 3_000 }]),
    eventsOf(["deal_lost"]),
  ].flatMap((events, index) => measureDay({ day: `2026-11-1${index}`, events }));
  const velocity = measurePeriod(rows).find((one) => one.key === "pipeline_velocity")!;
  // 5 closed, 2,000 on average, 3 of 5 won, 25 days.
  assertAlmostEquals(velocity.value!, 5 * 2_000 * (3 / 5) / 25);
  assertEquals([velocity.numerator, velocity.denominator], [6_000, 25]);
  // The day without a won deal has no velocity.
  assertEquals(velocity.days.map((one) => [one.day, one.value]), [
    ["2026-11-10", 100],
    ["2026-11-11", 125],
  ]);
});

Deno.test("pipeline - without a cycle, or with a cycle of 0 days, there is no velocity", () => {
  for (const data of [{ value: 10 }, { value: 10, cycleDays: 0 }, { cycleDays: 10 }]) {
    const rows = measureDay({ day: DAY, events: eventsOf(["deal_won", data]) });
    const velocity = measurePeriod(rows).find((one) => one.key === "pipeline_velocity")!;
    assertEquals([velocity.value, velocity.days], [null, []]);
  }
});
