import { assertEquals } from "@std/assert";
import { calculatePoints } from "@/core/scoring/points.ts";
import { type ActionRule, actionRuleSchema } from "./rules.ts";

const VIP = { field: "vip", op: "eq", value: true };
const QUICK = { field: "responseTime", op: "lt", value: 60 };
const pay = (rule: ActionRule, data: Record<string, unknown>) =>
  calculatePoints(rule, (field) => data[field]);

Deno.test("applied - a bonus can depend on a later one, and a multiplier on both", () => {
  const rule = actionRuleSchema.parse({
    base: 10,
    bonuses: [
      { name: "early", points: 1, when: [{ op: "applied", rule: "vip" }] },
      { name: "vip", points: 2, when: [VIP] },
      { name: "consolation", points: 4, when: [{ op: "not_applied", rule: "vip" }, QUICK] },
    ],
    multipliers: [{
      name: "double",
      factor: 2,
      when: [{ op: "applied", rule: "early" }, QUICK],
    }],
  });
  const cases: [Record<string, unknown>, number][] = [
    [{}, 10],
    [{ vip: true }, 13],
    [{ vip: true, responseTime: 5 }, 26],
    [{ responseTime: 5 }, 14],
  ];
  for (const [data, points] of cases) assertEquals(pay(rule, data).points, points);
  assertEquals(pay(rule, { vip: true, responseTime: 5 }).breakdown.map((step) => step.rule), [
    ...["base", "early", "vip", "double"],
  ]);
});

Deno.test("applied - a bonus can depend on a multiplier that depends on another bonus", () => {
  const rule = actionRuleSchema.parse({
    base: 10,
    bonuses: [{ name: "extra", points: 5, when: [{ op: "applied", rule: "double" }] }],
    multipliers: [{ name: "double", factor: 2, when: [VIP] }],
  });
  assertEquals(pay(rule, { vip: true }).points, 30);
});

Deno.test("applied - scoring ends even under a rule set with circles", () => {
  const circle = actionRuleSchema.parse({
    base: 10,
    bonuses: [
      { name: "a", points: 1, when: [{ op: "applied", rule: "b" }] },
      { name: "b", points: 2, when: [{ op: "applied", rule: "a" }] },
      { name: "c", points: 4, when: [{ op: "applied", rule: "nothing" }] },
      { name: "d", points: 8, when: [{ op: "not_applied", rule: "nothing" }] },
    ],
  });
  assertEquals(pay(circle, {}).points, 18);
});

Deno.test("applied - forty parts that each depend on all earlier ones are scored quickly", () => {
  const names = Array.from({ length: 40 }, (_, i) => `p${i}`);
  const when = (i: number) =>
    i === 0 ? [VIP] : names.slice(Math.max(0, i - 10), i).map((rule) => ({ op: "applied", rule }));
  const rule = actionRuleSchema.parse({
    base: 1,
    bonuses: names.slice(20).map((name, i) => ({ name, points: 1, when: when(i + 20) })),
    multipliers: names.slice(0, 20).map((name, i) => ({ name, factor: 1, when: when(i) })),
  });
  assertEquals(pay(rule, { vip: true }).points, 21);
  assertEquals(pay(rule, { vip: false }).points, 1);
});
