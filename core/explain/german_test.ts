import { assertEquals } from "@std/assert";
import type { ScoringEvent } from "@/core/events/events.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { entrySentence } from "./explain_entry.ts";
import { explainEvent } from "./explain_event.ts";
import { partSentence } from "./explain_parts.ts";
import { whatIf } from "./what_if.ts";

const make = (type: ScoringEvent["type"], data: Record<string, unknown> = {}): ScoringEvent => ({
  source: "/livechat",
  id: "m-1",
  type,
  time: Date.parse("2026-11-20T10:00:00Z"),
  data,
});
const V1 = { version: 1, rules: DEFAULT_RULES };

Deno.test("explain in German - why this many points, with the decimal comma", () => {
  const { explanation } = whatIf(
    V1,
    make("message_response", { responseTime: 200, quality: 0.9 }),
    { streak: 1, language: "de" },
  );
  assertEquals(
    explanation.summary,
    "Antwort bringt 8 Punkte nach Regelversion 1: 5 × 1,5 Qualitätsfaktor = 7,5, gerundet auf 8.",
  );
  assertEquals(explanation.parts.map((part) => partSentence(part, "de")), [
    "Basis +5: jedes Ereignis dieser Art bringt sie",
    "Schnelligkeitsbonus +3: nicht gezahlt, Antwortzeit: 200 s, muss unter 120 s sein",
    "Qualitätsfaktor × 1,5: Qualität: 0,9, über 0,8",
  ]);
});

Deno.test("explain in German - why none, and entries without an event", () => {
  const { explanation } = whatIf(V1, make("call_missed"), { streak: 1, language: "de" });
  assertEquals(
    explanation.summary,
    "Es bringt mit Absicht nichts: „Verpasster Anruf“ wird für Kennzahlen und zum Verbinden mit " +
      "anderen Ereignissen aufgehoben.",
  );
  const reversed = explainEvent({
    event: make("new_contact"),
    status: "reversed",
    points: 0,
    breakdown: [],
    reason: null,
    ruleVersion: 1,
    rules: DEFAULT_RULES,
    facts: () => undefined,
    reversal: { source: "/crm", id: "r-1", reason: "doppelt", by: null },
  }, "de");
  assertEquals(
    reversed.summary,
    "Es bringt nichts: Das Ereignis „r-1“ von /crm hat es zurückgenommen: doppelt. Im Protokoll " +
      "bleibt es stehen.",
  );
  const entry = { voids: null, isVoid: false, points: 25, breakdown: [] };
  assertEquals(
    entrySentence(
      {
        ...entry,
        type: "achievement",
        title: "Frühstart",
        breakdown: [{ rule: "base", points: 25 }],
      },
      "de",
    ),
    "Der Erfolg „Frühstart“ wurde erreicht: 25 Punkte.",
  );
});
