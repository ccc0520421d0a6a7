import { assertEquals, assertThrows } from "@std/assert";
import { DEFAULT_RULES } from "./default_rules.ts";
import { explainRuleSet } from "./rules_check.ts";
import { ruleSetSchema, ruleVersionAt } from "./rules.ts";

Deno.test("rules - the version in force is the latest one effective by the event's time", () => {
  const versions = [
    { version: 1, effectiveFrom: 0, rules: DEFAULT_RULES },
    { version: 2, effectiveFrom: 100, rules: DEFAULT_RULES },
    { version: 3, effectiveFrom: 100, rules: DEFAULT_RULES },
  ];
  assertEquals([0, 99, 100, 500].map((time) => ruleVersionAt(versions, time).version), [
    1,
    1,
    3,
    3,
  ]);
  assertThrows(() => ruleVersionAt(versions, -1), Error, "no rule set is effective");
});

Deno.test("rules - a rule set is the same after storing", () => {
  const stored = JSON.parse(JSON.stringify(DEFAULT_RULES));
  assertEquals(ruleSetSchema.parse(stored), DEFAULT_RULES);
});

Deno.test("rules - a misspelled action, field or operator is refused by name", () => {
  const bad = { ...DEFAULT_RULES, actions: { message_respons: { base: 5 } } };
  const { issues } = explainRuleSet(bad);
  assertEquals(issues.map(({ severity, path }) => [severity, path]), [
    ["error", "actions.message_respons"],
  ]);
});
