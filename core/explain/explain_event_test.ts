import { assertEquals } from "@std/assert";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import { type ExplainableEvent, explainEvent } from "./explain_event.ts";
import { partSentence } from "./explain_parts.ts";
import { entrySentence } from "./explain_entry.ts";
import { ruleSetSchema } from "@/core/rules/rules.ts";
import { whatIf } from "./what_if.ts";

const TIME = Date.parse("2026-11-20T10:00:00Z");
const make = (type: ScoringEvent["type"], data: Record<string, unknown> = {}): ScoringEvent => ({
  source: "/livechat",
  id: "m-1",
  type,
  time: TIME,
  data,
});
const V1 = { version: 1, rules: DEFAULT_RULES };
const BOOST = { id: 1, name: "happy_hour", factor: 2, startsAt: 0, endsAt: Infinity };

Deno.test("explain event - why this many points: each part names the value that decided it", () => {
  const { points, explanation } = whatIf(
    V1,
    make("message_response", { responseTime: 200, quality: 0.9 }),
    { streak: 1, boosts: [{ ...BOOST, types: null, team: null }] },
  );
  assertEquals(points, 15);
  assertEquals(
    explanation.summary,
    "Reply pays 15 points under rule version 1: 5 × 1.5 quality multiplier × 2 happy " +
      "hour = 15.",
  );
  assertEquals(explanation.parts.map((part) => partSentence(part)), [
    "base +5: every event of this kind pays it",
    "quick bonus +3: not paid, response time was 200 s and must be below 120 s",
    "quality multiplier × 1.5: quality was 0.9, above 0.8",
    "happy hour × 2: this boost was running",
  ]);
});

Deno.test("explain event - missing values are called missing, and flags read as yes and no", () => {
  const { explanation } = whatIf(V1, make("new_contact", { vip: false }), { streak: 1 });
  assertEquals(explanation.parts.slice(1).map((part) => partSentence(part)), [
    "data quality bonus +5: not paid, data quality was not given and must be above 0.8",
    "vip multiplier × 1.5: not applied, vip was no and must be yes",
  ]);
});

Deno.test("explain event - server values override values from the client", () => {
  const event = make("lead_qualified", { streak: 99 });
  const { points, explanation } = whatIf(V1, event, { streak: 3 });
  assertEquals(points, 20);
  assertEquals(
    partSentence(explanation.parts.at(-1)!),
    "streak multiplier × 1.2: not applied, the streak in days was 3 and must be above 5",
  );
});

Deno.test("explain event - a bonus that depends on other parts names them", () => {
  const rules = ruleSetSchema.parse({
    actions: {
      deal_won: {
        base: 10,
        bonuses: [
          { name: "fast", points: 5, when: [{ field: "cycleDays", op: "lte", value: 14 }] },
          { name: "slow_but_steady", points: 2, when: [{ op: "not_applied", rule: "fast" }] },
          { name: "extra", points: 1, when: [{ op: "applied", rule: "fast" }] },
        ],
      },
    },
    daily_streak: DEFAULT_RULES.daily_streak,
  });
  const sentences = (cycleDays: number) =>
    whatIf({ version: 2, rules }, make("deal_won", { cycleDays }), { streak: 1 }).explanation.parts
      .slice(2).map((part) => partSentence(part));
  assertEquals(sentences(10), [
    "slow but steady +2: not paid, fast applied and must not",
    "extra +1: fast applied",
  ]);
  assertEquals(sentences(20), [
    "slow but steady +2: fast did not apply",
    "extra +1: not paid, fast did not apply and must",
  ]);
});

Deno.test("explain event - limits show how much they cut", () => {
  const rules = ruleSetSchema.parse({
    actions: { deal_won: { base: 50, maxPoints: 40 } },
    daily_streak: DEFAULT_RULES.daily_streak,
    dailyCeiling: 60,
  });
  const tally = { actions: {}, points: 30 };
  const { points, explanation } = whatIf({ version: 3, rules }, make("deal_won"), {
    streak: 1,
    tally,
  });
  assertEquals(points, 30);
  assertEquals(explanation.parts.slice(1).map((part) => partSentence(part)), [
    "max points −10: one event of this kind pays no more",
    "daily ceiling −10: the day's actions had come to the daily ceiling",
  ]);
});

const LIMITED = ruleSetSchema.parse({
  actions: {
    deal_won: { base: 50, maxPerDay: 2, cooldownSeconds: 30, oncePerObject: true },
  },
  daily_streak: DEFAULT_RULES.daily_streak,
  dailyCeiling: 60,
});

function none(change: Partial<ExplainableEvent>): string {
  return explainEvent({
    event: make("deal_won", { objectId: "d-7" }),
    status: "capped",
    points: 0,
    breakdown: [],
    reason: null,
    ruleVersion: 4,
    rules: LIMITED,
    facts: () => undefined,
    ...change,
  }).summary;
}
const other = (isOwn: boolean) => ({ source: "/crm", id: "c-1", time: TIME - 12_000, isOwn });

Deno.test("explain event - why no points: each limit has its own sentence", () => {
  assertEquals(
    none({ reason: "once_per_object", holder: other(true) }),
    'It pays nothing: deal won pays once for an object, and the event "c-1" of /crm of ' +
      '2026-11-20T09:59:48.000Z was the first about "d-7" of /livechat.',
  );
  assertEquals(
    none({ reason: "once_per_object", holder: other(false) }).includes("another agent"),
    true,
  );
  // An event of another agent is not named.
  assertEquals(none({ reason: "once_per_object", holder: other(false) }).includes("c-1"), false);
  assertEquals(
    none({ reason: "max_per_day" }),
    "It pays nothing: deal won pays 2 times a day, and that many had been paid before it.",
  );
  assertEquals(
    none({ reason: "cooldown", previous: other(true) }),
    "It pays nothing: for deal won, 30 seconds must lie between two that pay; the one before, " +
      '"c-1" of /crm, was 12 s earlier.',
  );
  assertEquals(
    none({ reason: "daily_ceiling" }),
    "It pays nothing: the actions of the day had come to the ceiling of 60 points before it.",
  );
});

Deno.test("explain event - why no points: recorded only, reversed, no rule", () => {
  assertEquals(
    none({ status: "recorded", event: make("session_started") }),
    "It pays nothing by design: session started is kept for metrics and for pairing with other " +
      "events.",
  );
  assertEquals(
    none({ status: "recorded", event: make("message_response") }),
    "It pays nothing: rule version 4 has no rule for “Reply”.",
  );
  assertEquals(
    none({
      status: "reversed",
      reversal: { source: "/crm", id: "undo-1", reason: null, by: null },
    }),
    'It pays nothing: it was taken back by the event "undo-1" of /crm. It stays in the log.',
  );
  const reverses = { reverses: { source: "/crm", id: "c-1" } };
  assertEquals(
    none({ status: "recorded", event: make("event_reversed", reverses) }),
    'It pays nothing by design: it takes back the event "c-1" of /crm.',
  );
  const prize = { prize: { key: "f", title: "A freeze", kind: "streak_freeze", value: 0 } };
  assertEquals(
    none({ status: "recorded", event: make("spin_won", prize) }),
    "The prize “A freeze” of the wheel. It is worth no points by itself.",
  );
});

Deno.test("explain event - where facts have changed since, the ledger entry decides", () => {
  const { parts } = explainEvent({
    event: make("lead_qualified"),
    status: "scored",
    points: 24,
    reason: null,
    ruleVersion: 1,
    rules: DEFAULT_RULES,
    breakdown: [{ rule: "base", points: 20 }, { rule: "streak_multiplier", factor: 1.2 }],
    facts: () => 1,
  });
  assertEquals(
    parts.map((part) => partSentence(part)).at(-1),
    "streak multiplier × 1.2: its conditions held when it was scored",
  );
});

Deno.test("explain entry - every kind of entry has a sentence", () => {
  const entry = (type: string, points: number, title?: string, voids: number | null = null) =>
    entrySentence({
      type,
      points,
      breakdown: [{ rule: "base", points }],
      title,
      voids,
      isVoid: type === "call_completed",
    });
  assertEquals(
    entry("daily_streak", 50),
    "The first working day of a streak with work that pays: 50 points. Every 7th day earns a freeze.",
  );
  assertEquals(
    entry("achievement", 25, "Opener"),
    "The achievement “Opener” was earned: 25 points.",
  );
  assertEquals(
    entry("challenge_completed", 100, "Sprint"),
    "The challenge “Sprint” was completed: 100 points.",
  );
  assertEquals(entry("spin_won", 5, "Five"), "The wheel gave the prize “Five”: 5 points.");
  assertEquals(entry("deal_won", 50), "Deal won: 50 points.");
  assertEquals(
    entry("call_completed", 15),
    "Call completed: 15 points. A later entry took it back.",
  );
  assertEquals(entry("deal_won", -50, undefined, 8).startsWith("It takes back entry 8"), true);
});
