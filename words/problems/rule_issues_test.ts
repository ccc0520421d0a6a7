import { assertEquals, assertNotEquals } from "@std/assert";
import { explainRuleSet } from "@/core/rules/rules_check.ts";
import { germanProblemText } from "./translate.ts";

const streak = { base: 10, consecutiveBonus: 5, maxMultiplier: 3 };
const when = (field: string, op: string, value: unknown) => ({ field, op, value });

function germanOf(actions: object, more: object = {}): string[] {
  return explainRuleSet({ actions, daily_streak: streak, ...more }).issues.map(({ message }) => {
    const german = germanProblemText("issue", message);
    assertNotEquals(german, message);
    return german;
  });
}

Deno.test("rule issues - what is wrong with rules is said in German", () => {
  assertEquals(
    germanOf({
      message_response: {
        base: 5,
        maxPoints: 5,
        bonuses: [
          { name: "base", points: 1, when: [when("quality", "gt", 0.5)] },
          { name: "fast", points: 0, when: [when("responseTime", "between", [9, 1])] },
          {
            name: "odd",
            points: 1,
            when: [when("quality", "lt", 0.2), when("quality", "gte", 0.3)],
          },
          { name: "far", points: 1, when: [when("quality", "gt", 2)] },
          { name: "self", points: 1, when: [{ op: "applied", rule: "self" }] },
        ],
      },
    }),
    [
      "„base“ ist ein Name aus Laurels eigener Rechnung; wähle einen anderen",
      "„self“ hängt von sich selbst ab",
      "„fast“ gilt nie: Antwortzeit muss zwischen 9 und 1 sein, und dieser Bereich ist leer: Die " +
      "erste Zahl ist die größere",
      "„odd“ gilt nie: Qualität muss unter 0.2 und mindestens 0.3 sein, und kein Wert ist das",
      "„far“ gilt nie: Qualität muss über 2 sein und ist es nie: Es ist eine Zahl von 0 bis 1",
      "das ist die Basis von 5; Boni und Faktoren bringen also nichts dazu",
      "„fast“ bringt nichts dazu",
    ],
  );
  assertEquals(germanOf({}), ["niemand bekommt Punkte für Arbeit: Keine Aktion bringt etwas"]);
  assertEquals(germanOf({ nothing_like_it: { base: 1 } }), [
    "ist keine bekannte Ereignisart; definiere sie zuerst unter „Ereignisarten“",
  ]);
});
