import { assertEquals } from "@std/assert";
import { holds } from "@/core/rules/conditions.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import type { ScoredType } from "@/core/events/events.ts";
import { calculatePoints, calculateStreakPoints } from "./points.ts";
import { actionRuleSchema } from "@/core/rules/rules.ts";

/** The table of DESIGN section 5, calculated by hand: the facts and the points they pay. */
const VECTORS: [ScoredType, Record<string, unknown>, number][] = [
  ["message_response", {}, 5],
  ["message_response", { responseTime: 119 }, 8],
  ["message_response", { responseTime: 120 }, 5],
  ["message_response", { quality: 0.8 }, 5],
  ["message_response", { quality: 0.81 }, 8], // 7.5 rounds up
  ["message_response", { responseTime: 45, quality: 0.9 }, 12],
  ["lead_qualified", {}, 20],
  ["lead_qualified", { accuracy: 0.9 }, 30],
  ["lead_qualified", { accuracy: 0.8, streak: 5 }, 20],
  ["lead_qualified", { streak: 6 }, 24],
  ["lead_qualified", { accuracy: 0.9, streak: 6 }, 36],
  ["call_completed", {}, 15],
  ["call_completed", { talkTime: 119 }, 15],
  ["call_completed", { talkTime: 120 }, 20],
  ["call_completed", { talkTime: 900 }, 20],
  ["call_completed", { talkTime: 901 }, 15],
  ["call_completed", { satisfaction: 0.9 }, 20], // 19.5
  ["call_completed", { talkTime: 300, satisfaction: 0.9 }, 26],
  ["new_contact", {}, 10],
  ["new_contact", { dataQuality: 0.9 }, 15],
  ["new_contact", { vip: true }, 15],
  ["new_contact", { vip: false }, 10],
  ["new_contact", { dataQuality: 0.9, vip: true }, 23], // 22.5
  ["inbound_handled", {}, 15],
  ["inbound_handled", { responseTime: 59 }, 20],
  ["inbound_handled", { responseTime: 60 }, 15],
  ["inbound_handled", { volumeToday: 20 }, 15],
  ["inbound_handled", { volumeToday: 21 }, 18],
  ["inbound_handled", { responseTime: 10, volumeToday: 21 }, 24],
  ["outbound_success", {}, 20],
  ["outbound_success", { converted: true }, 30],
  ["outbound_success", { efficiency: 0.9 }, 28],
  ["outbound_success", { converted: true, efficiency: 0.9 }, 42],
  ["conversation_resolved", {}, 10],
  ["conversation_resolved", { firstContact: true }, 15],
  ["csat_received", { score: 0.89 }, 5],
  ["csat_received", { score: 0.9 }, 15],
  ["deal_won", { cycleDays: 15 }, 50],
  ["deal_won", { cycleDays: 14 }, 70],
  ["follow_up_completed", { onTime: false }, 8],
  ["follow_up_completed", { onTime: true }, 12],
  ["contact_updated", { completenessGain: 0.19 }, 3],
  ["contact_updated", { completenessGain: 0.2 }, 6],
  ["call_quality_scored", { quality: 0.8 }, 5],
  ["call_quality_scored", { quality: 0.9 }, 15],
];

for (const [type, facts, points] of VECTORS) {
  Deno.test(`points - ${type} with ${JSON.stringify(facts)} pays ${points}`, () => {
    const calculation = calculatePoints(DEFAULT_RULES.actions[type]!, (field) => facts[field]);
    assertEquals(calculation.points, points);
  });
}

Deno.test("points - the breakdown names each step in the order it was applied", () => {
  const facts: Record<string, unknown> = { responseTime: 45, quality: 0.9 };
  const rule = DEFAULT_RULES.actions.message_response!;
  assertEquals(calculatePoints(rule, (field) => facts[field]).breakdown, [
    { rule: "base", points: 5 },
    { rule: "quick_bonus", points: 3 },
    { rule: "quality_multiplier", factor: 1.5 },
  ]);
});

Deno.test("points - a cap on one event applies after rounding, and the breakdown shows how much it cut", () => {
  const rule = actionRuleSchema.parse({
    base: 10,
    multipliers: [{ name: "all", factor: 2.55, when: [{ field: "x", op: "eq", value: 1 }] }],
    maxPoints: 20,
  });
  const { points, breakdown } = calculatePoints(rule, () => 1);
  assertEquals(points, 20);
  assertEquals(breakdown.at(-1), { rule: "max_points", points: -6 });
});

Deno.test("points - boosts multiply after the multipliers, are rounded with them, and obey the cap", () => {
  const rule = actionRuleSchema.parse({
    base: 5,
    multipliers: [{ name: "m", factor: 1.5, when: [{ field: "x", op: "gt", value: 0 }] }],
    maxPoints: 20,
  });
  const happy = { name: "happy_hour", factor: 1.5 };
  // 5 x 1.5 x 1.5 = 11.25; rounding in between would give 12.
  assertEquals(calculatePoints(rule, () => 1, [happy]), {
    points: 11,
    breakdown: [{ rule: "base", points: 5 }, { rule: "m", factor: 1.5 }, {
      rule: "happy_hour",
      factor: 1.5,
    }],
  });
  const capped = calculatePoints(rule, () => 1, [happy, { name: "spin_boost", factor: 2 }]);
  assertEquals(capped.points, 20);
  assertEquals(capped.breakdown.slice(2), [
    { rule: "happy_hour", factor: 1.5 },
    { rule: "spin_boost", factor: 2 },
    { rule: "max_points", points: -3 },
  ]);
});

Deno.test("points - a streak day pays 10 more each day and twice the base at most", () => {
  const paid = [1, 2, 3, 6, 7, 100].map((length) =>
    calculateStreakPoints(DEFAULT_RULES.daily_streak, length).points
  );
  assertEquals(paid, [50, 60, 70, 100, 100, 100]);
});

Deno.test("points - a missing value, null or a value of another type makes every condition false", () => {
  for (const op of ["lt", "lte", "gt", "gte"] as const) {
    for (const value of [undefined, null, "5", true, {}]) {
      assertEquals(holds({ field: "x", op, value: 0 }, () => value), false);
    }
  }
  assertEquals(holds({ field: "x", op: "eq", value: true }, () => "true"), false);
});

Deno.test("points - with any number of factors, the steps are numbers that JSON can hold", () => {
  const rule = actionRuleSchema.parse({ base: 10_000 });
  const boosts = Array.from({ length: 400 }, (_, i) => ({ name: `boost_${i}`, factor: 10 }));
  const { points, breakdown } = calculatePoints(rule, () => undefined, boosts);
  assertEquals(points, 1_000_000);
  const [base, ...rest] = JSON.parse(JSON.stringify(breakdown));
  assertEquals([base, rest.at(-1)], [
    { rule: "base", points: 10_000 },
    { rule: "max_points", points: 1_000_000 - Number.MAX_SAFE_INTEGER },
  ]);
});
