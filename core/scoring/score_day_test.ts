import { assertEquals } from "@std/assert";
import { NOTHING_BEFORE } from "@/core/achievements/achievements.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import { ruleSetSchema } from "@/core/rules/rules.ts";
import { EMPTY_DAY, NOTHING_CONFIGURED, scoreDay } from "./score_day.ts";
import { NO_STREAK } from "@/core/calendars/streak.ts";

const THURSDAY = "2026-11-19";
const event = (id: string, over: Partial<ScoringEvent> = {}): ScoringEvent => ({
  source: "/t",
  id,
  type: "message_response",
  time: Date.parse(`${THURSDAY}T10:00:00Z`) + Number(id) * 1000,
  data: {},
  ...over,
});
const context = (rules = DEFAULT_RULES, day = THURSDAY) => ({
  agent: "ava",
  day,
  versions: [{ version: 1, effectiveFrom: 0, rules }],
  ...NOTHING_CONFIGURED,
  progressBefore: NOTHING_BEFORE,
  streakBefore: NO_STREAK,
  isObjectTaken: () => false,
});
const rulesWith = (over: Record<string, unknown>, ceiling?: number) =>
  ruleSetSchema.parse({
    actions: { message_response: { base: 5, ...over } },
    daily_streak: { base: 50, consecutiveBonus: 10, maxMultiplier: 2 },
    ...(ceiling ? { dailyCeiling: ceiling } : {}),
  });
const outcomes = (rules: typeof DEFAULT_RULES, events: ScoringEvent[]) =>
  scoreDay(EMPTY_DAY, events, context(rules)).outcomes
    .map(({ status, points, reason }) => `${status} ${points}${reason ? ` ${reason}` : ""}`);

Deno.test("score - the first scoring event of a working day books the streak once", () => {
  const { entries } = scoreDay(EMPTY_DAY, [event("1"), event("2")], context());
  assertEquals(entries.map((entry) => `${entry.type} ${entry.points} ${entry.id}`), [
    "message_response 5 1",
    "daily_streak 50 ava/2026-11-19",
    "message_response 5 2",
  ]);
});

Deno.test("score - a weekend pays points but no streak", () => {
  const { entries, streak } = scoreDay(
    EMPTY_DAY,
    [event("1")],
    context(DEFAULT_RULES, "2026-11-21"),
  );
  assertEquals(entries.map((entry) => entry.type), ["message_response"]);
  assertEquals(streak, NO_STREAK);
});

Deno.test("score - recorded events do not pay and do not begin a streak", () => {
  const scored = scoreDay(EMPTY_DAY, [event("1", { type: "deal_lost" })], context());
  assertEquals(scored.outcomes[0]!.status, "recorded");
  assertEquals([scored.entries.length, scored.streak.length], [0, 0]);
});

Deno.test("score - streak and volume that a client sends are ignored", () => {
  const data = { streak: 99, volumeToday: 99 };
  const lead = event("1", { type: "lead_qualified", data });
  const call = event("2", { type: "inbound_handled", data });
  assertEquals(outcomes(DEFAULT_RULES, [lead, call]), ["scored 20", "scored 15"]);
});

Deno.test("score - the twenty-first inbound of a day gets the volume multiplier", () => {
  const events = Array.from({ length: 22 }, (_, i) => event(`${i}`, { type: "inbound_handled" }));
  const points = scoreDay(EMPTY_DAY, events, context()).outcomes.map((outcome) => outcome.points);
  assertEquals(points.slice(18), [15, 15, 18, 18]);
});

Deno.test("score - the default rules cap nothing below 200 paid events", () => {
  const events = Array.from({ length: 200 }, (_, i) => event(`${i}`));
  const scored = scoreDay(EMPTY_DAY, events, context());
  assertEquals(scored.outcomes.every((outcome) => outcome.points === 5), true);
});

Deno.test("score - a cap per day, a cooldown and a ceiling give their reason", () => {
  const three = [event("1"), event("2"), event("3")];
  assertEquals(outcomes(rulesWith({ maxPerDay: 2 }), three), [
    "scored 5",
    "scored 5",
    "capped 0 max_per_day",
  ]);
  assertEquals(outcomes(rulesWith({ cooldownSeconds: 2 }), three), [
    "scored 5",
    "capped 0 cooldown",
    "scored 5",
  ]);
  assertEquals(outcomes(rulesWith({}, 8), three), [
    "scored 5",
    "scored 3",
    "capped 0 daily_ceiling",
  ]);
});

Deno.test("score - a day scored in parts has the same result as the whole day", () => {
  const events = Array.from({ length: 30 }, (_, i) => event(`${i}`, { type: "inbound_handled" }));
  const whole = scoreDay(EMPTY_DAY, events, context());
  const first = scoreDay(EMPTY_DAY, events.slice(0, 11), context());
  const second = scoreDay(JSON.parse(JSON.stringify(first.state)), events.slice(11), context());
  assertEquals([...first.entries, ...second.entries], whole.entries);
  assertEquals(second.state, whole.state);
});
