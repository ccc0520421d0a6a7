import { assertEquals } from "@std/assert";
import { DEFAULT_RULES } from "./default_rules.ts";
import { describeEffect } from "./effect.ts";
import { diffRules } from "./rules_diff.ts";
import { ruleSetSchema } from "./rules.ts";

Deno.test("rules in German - differences name the parts that Laurel ships, and keep other names", () => {
  const message = DEFAULT_RULES.actions.message_response!;
  const after = ruleSetSchema.parse({
    ...DEFAULT_RULES,
    dailyCeiling: 500,
    actions: {
      ...DEFAULT_RULES.actions,
      message_response: {
        ...message,
        base: 6,
        bonuses: [
          { ...message.bonuses[0], points: 4 },
          { name: "team_spirit", points: 1, when: [{ rule: "quick_bonus", op: "not_applied" }] },
        ],
        multipliers: [],
      },
    },
  });
  assertEquals(
    diffRules(DEFAULT_RULES, after, "de").map(({ type, text }) => `${type}: ${text}`),
    [
      "message_response: Basis: 5 → 6",
      "message_response: Schnelligkeitsbonus: +3 → +4",
      "message_response: neu: team spirit +1, wenn Schnelligkeitsbonus nicht gilt",
      "message_response: entfernt: Qualitätsfaktor × 1,5",
      "null: Tagesgrenze: keine → 500",
    ],
  );
});

Deno.test("rules in German - the effect of other rules, with one person and with many", () => {
  const effectOf = (before: number, after: number, gaining: number, losing: number) =>
    describeEffect({ before, after, gaining, losing, changedAgents: gaining + losing }, "de")
      .map(({ message }) => message);
  assertEquals(effectOf(2_000, 2_500, 1, 0), [
    "Alle zusammen hätten 25 % mehr Punkte bekommen (2.500 Punkte statt 2.000).",
    "Mehr bekommen hätte 1 Person.",
  ]);
  assertEquals(effectOf(1_000, 999, 0, 2), [
    "Alle zusammen hätten weniger als 1 % weniger Punkte bekommen (999 Punkte statt 1.000).",
    "Weniger bekommen hätten 2 Personen.",
  ]);
  assertEquals(effectOf(100, 1_000, 3, 1)[1], "Mehr bekommen hätten 3 Personen, weniger 1 Person.");
});
