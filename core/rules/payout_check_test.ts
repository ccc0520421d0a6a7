import { assertEquals } from "@std/assert";
import { DEFAULT_RULES } from "./default_rules.ts";
import { explainRuleSet } from "./rules_check.ts";

const vip = [{ field: "vip", op: "eq", value: true }];
const warningsOf = (actions: object, more: object = {}) =>
  explainRuleSet({ ...DEFAULT_RULES, ...more, actions }).issues
    .filter(({ message }) => /nobody gets|nothing limits/.test(message))
    .map(({ path, message }) => `${path}: ${message}`);

Deno.test("payout check - the default rules need no warning", () => {
  assertEquals(explainRuleSet(DEFAULT_RULES).issues, []);
});

Deno.test("payout check - rules that pay nobody", () => {
  assertEquals(warningsOf({}), ["actions: nobody gets points for work: no action pays anything"]);
  const none = { base: 0, bonuses: [{ name: "a", points: 0, when: vip }] };
  assertEquals(warningsOf({ deal_won: none, call_completed: { base: 0 } }), [
    "actions: nobody gets points for work: every action pays 0 points",
  ]);
  assertEquals(warningsOf({ deal_won: none, call_completed: { base: 1 } }), []);
  const bonusOnly = { base: 0, bonuses: [{ name: "a", points: 1, when: vip }] };
  assertEquals(warningsOf({ deal_won: bonusOnly }), []);
});

Deno.test("payout check - large payouts without any limit", () => {
  const large = { base: 100, multipliers: [{ name: "a", factor: 10, when: vip }] };
  assertEquals(warningsOf({ deal_won: large }), [
    "actions.deal_won.base: one event can pay 1000 points, and nothing limits how often: set a " +
    "cap, a cooldown, or a ceiling for the day",
  ]);
  assertEquals(warningsOf({ deal_won: { ...large, base: 99 } }), []);
  for (
    const limit of [
      { maxPoints: 999 },
      { maxPerDay: 10 },
      { cooldownSeconds: 60 },
      { oncePerObject: true },
    ]
  ) assertEquals(warningsOf({ deal_won: { ...large, ...limit } }), []);
  assertEquals(warningsOf({ deal_won: large }, { dailyCeiling: 5_000 }), []);
});
