import { assertEquals } from "@std/assert";
import {
  freeName,
  listAt,
  objectAt,
  ruleNameOf,
  typedNumber,
  valueAt,
  withOperator,
  withValue,
} from "./rules_edit.ts";

const rules = { actions: { deal_won: { base: 50, bonuses: [{ points: 1 }, { points: 2 }] } } };

Deno.test("rules edit - values are read and replaced at paths, and the rest stays", () => {
  const path = ["actions", "deal_won", "bonuses", 1, "points"];
  assertEquals(valueAt(rules, path), 2);
  const changed = withValue(rules, path, "two");
  assertEquals(valueAt(changed, path), "two");
  assertEquals(valueAt(rules, path), 2);
  assertEquals(valueAt(changed, ["actions", "deal_won", "base"]), 50);
});

Deno.test("rules edit - undefined removes a field or an entry", () => {
  const without = withValue(rules, ["actions", "deal_won", "bonuses", 0], undefined);
  assertEquals(listAt(without, ["actions", "deal_won", "bonuses"]), [{ points: 2 }]);
  assertEquals(withValue(rules, ["actions", "deal_won"], undefined), { actions: {} });
});

Deno.test("rules edit - what is missing or of another kind is made", () => {
  assertEquals(withValue({}, ["actions", "a", "base"], 1), { actions: { a: { base: 1 } } });
  assertEquals(withValue({ actions: "all" }, ["actions", "a", "bonuses", 0], { points: 1 }), {
    actions: { a: { bonuses: [{ points: 1 }] } },
  });
  assertEquals([objectAt({ a: [] }, ["a"]), listAt({ a: {} }, ["a"]), valueAt(1, ["a"])], [
    ...[{}, [], undefined],
  ]);
});

Deno.test("rules edit - numbers are numbers, and everything else stays as it was typed", () => {
  const typed = ["5", " 0.8 ", "0,8", ".5", "-3", "", "five", "1e3", "1.2.3"].map(typedNumber);
  assertEquals(typed, [5, 0.8, 0.8, 0.5, -3, undefined, "five", "1e3", "1.2.3"]);
});

Deno.test("rules edit - names, and conditions that change their comparison", () => {
  assertEquals(ruleNameOf("Quick Bonus!"), "quick_bonus_");
  assertEquals(freeName("bonus", ["bonus", "bonus_2"]), "bonus_3");
  const below = { field: "quality", op: "lt", value: 0.5 };
  assertEquals(withOperator(below, "between"), { ...below, op: "between", value: [0.5, ""] });
  assertEquals(withOperator(below, "in"), { ...below, op: "in", value: [0.5] });
  const between = { ...below, op: "between", value: [1, 2] };
  assertEquals(withOperator(between, "gte"), { ...below, op: "gte", value: 1 });
});
