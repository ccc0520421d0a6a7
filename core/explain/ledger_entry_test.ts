import { assertEquals } from "@std/assert";
import type { LedgerEntry } from "@/core/scoring/ledger.ts";
import { explainEntry, reasonOf } from "./ledger_entry.ts";

const RESPONSE: LedgerEntry = {
  source: "/livechat",
  id: "m-1",
  type: "message_response",
  points: 8,
  breakdown: [{ rule: "base", points: 5 }, { rule: "quick_bonus", points: 3 }],
  ruleVersion: 1,
  time: Date.parse("2026-11-20T09:00:00Z"),
};
const AWARD: LedgerEntry = {
  source: "laurel:achievement",
  id: "amy/hot_hand/2026-11-20",
  type: "achievement",
  points: 50,
  breakdown: [{ rule: "base", points: 50 }],
  ruleVersion: 1,
  time: Date.parse("2026-11-20T09:00:00Z"),
  title: "Hot “hand”: ten in a row",
  achievement: "hot_hand",
};

Deno.test("ledger entry - the title is the name of the achievement, challenge or prize, or else the type in words", () => {
  assertEquals(explainEntry(RESPONSE).title, "Reply");
  assertEquals(explainEntry(AWARD).title, "Hot “hand”: ten in a row");
});

Deno.test("ledger entry - the sentence names both", () => {
  assertEquals(reasonOf(RESPONSE), "Reply: 5 + 3 quick bonus = 8");
  assertEquals(reasonOf(AWARD), "Achievement “Hot “hand”: ten in a row”: 50 points");
});

Deno.test("ledger entry - answers get the fields of an entry and no others", () => {
  assertEquals(explainEntry(AWARD, 7), {
    id: 7,
    points: 50,
    type: "achievement",
    title: "Hot “hand”: ten in a row",
    reason: "Achievement “Hot “hand”: ten in a row”: 50 points",
    event: { source: "laurel:achievement", id: "amy/hot_hand/2026-11-20" },
    ruleVersion: 1,
    breakdown: [{ rule: "base", points: 50 }],
    time: "2026-11-20T09:00:00.000Z",
  });
});
