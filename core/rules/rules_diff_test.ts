import { assertEquals } from "@std/assert";
import { DEFAULT_RULES } from "./default_rules.ts";
import { diffRules } from "./rules_diff.ts";
import { ruleSetSchema } from "./rules.ts";

const message = DEFAULT_RULES.actions.message_response!;

function changed(actions: object, more: object = {}) {
  return ruleSetSchema.parse({
    ...DEFAULT_RULES,
    ...more,
    actions: { ...DEFAULT_RULES.actions, ...actions },
  });
}

const textsOf = (actions: object, more?: object) =>
  diffRules(DEFAULT_RULES, changed(actions, more)).map(({ type, text }) => `${type}: ${text}`);

Deno.test("rules diff - equal rule sets have no difference", () => {
  assertEquals(textsOf({}), []);
});

Deno.test("rules diff - amounts, limits and conditions are named with both values", () => {
  assertEquals(
    textsOf({
      message_response: {
        ...message,
        base: 6,
        bonuses: [{ ...message.bonuses[0], points: 4 }],
        multipliers: [{
          ...message.multipliers[0],
          when: [{ field: "quality", op: "gte", value: 0.9 }, {
            op: "applied",
            rule: "quick_bonus",
          }],
        }],
        maxPerDay: 200,
        oncePerObject: true,
      },
    }),
    [
      "message_response: base: 5 → 6",
      "message_response: quick bonus: +3 → +4",
      "message_response: quality multiplier: if quality is above 0.8 → if quality is at least 0.9 and quick bonus applies",
      "message_response: most paid events per day: none → 200",
      "message_response: once per object: no → yes",
    ],
  );
});

Deno.test("rules diff - actions and parts that come, go and move", () => {
  const [vip] = DEFAULT_RULES.actions.new_contact!.multipliers;
  assertEquals(
    textsOf({
      deal_won: undefined,
      new_contact: { ...DEFAULT_RULES.actions.new_contact, bonuses: [], multipliers: [vip] },
      message_response: {
        ...message,
        bonuses: [
          { name: "first_bonus", points: 1, when: [{ field: "vip", op: "eq", value: true }] },
          ...message.bonuses,
        ],
      },
    }),
    [
      "deal_won: pays nothing any more",
      "message_response: new: first bonus +1 if vip is yes",
      "new_contact: removed: data quality bonus +5",
    ],
  );
  const back = diffRules(changed({ deal_won: undefined }), DEFAULT_RULES);
  assertEquals(back.map(({ text }) => text), [
    "pays now: base 50",
    "new: fast close bonus +20 if cycle days is at most 14",
  ]);
  const two = (names: readonly string[]) => ({
    deal_won: {
      base: 50,
      bonuses: names.map((name) => ({
        name,
        points: 1,
        when: [{ field: "vip", op: "eq", value: true }],
      })),
    },
  });
  assertEquals(
    diffRules(changed(two(["a", "b"])), changed(two(["b", "a"]))).map(({ text }) => text),
    ["another order of its parts"],
  );
});

Deno.test("rules diff - the streak and the ceiling of the day", () => {
  assertEquals(
    textsOf({}, {
      daily_streak: { base: 40, consecutiveBonus: 10, maxMultiplier: 3 },
      dailyCeiling: 2_000,
    }),
    [
      "daily_streak: base: 50 → 40",
      "daily_streak: at most, times the base: 2 → 3",
      "null: ceiling per day: none → 2000",
    ],
  );
});
