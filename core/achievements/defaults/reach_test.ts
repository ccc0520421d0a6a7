import { assertEquals } from "@std/assert";
import { type Achievement, compileAchievements } from "@/core/achievements/achievements.ts";
import { addDays, dayStart, weekday } from "@/core/calendars/calendar.ts";
import { type Condition } from "@/core/rules/conditions.ts";
import { DEFAULT_ACHIEVEMENTS } from "./mod.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import { NO_PROGRESS } from "@/core/achievements/progress.ts";
import { NOTHING_CONFIGURED } from "@/core/scoring/score_day.ts";
import { scoreAgent } from "@/core/scoring/score_agent.ts";
import { NO_STREAK } from "@/core/calendars/streak.ts";

const CONTEXT = {
  ...NOTHING_CONFIGURED,
  versions: [{ version: 1, effectiveFrom: 0, rules: DEFAULT_RULES }],
  achievements: compileAchievements(DEFAULT_ACHIEVEMENTS),
  isObjectTaken: () => false,
};
const MONDAY = "2026-01-05";
const PER_DAY = 180;
/** What each generated event adds to a sum of seconds. */
const TALK_SECONDS = 900;
const DEAL_POINTS = 50;

/** Returns the value that only just fulfills a condition. */
function fulfilled({ op, value }: Condition): unknown {
  if (op === "lt" || op === "gt") throw new Error("the default achievements use lte and gte");
  return Array.isArray(value) ? value[0] : value;
}

/** Generates a number of events of the kind that an achievement counts. */
function eventsFor({ metric, span }: Achievement, count: number): Map<string, ScoringEvent[]> {
  const { kind } = metric.measure;
  const type = metric.events[0] ?? "deal_won";
  const data = {
    talkTime: TALK_SECONDS,
    prize: { key: "nothing", title: "Nothing", kind: "nothing", value: 0 },
    ...Object.fromEntries((metric.when ?? []).map((one) => [one.field, fulfilled(one)])),
    ...(type === "challenge_completed" ? { rewardPoints: 100, difficultyMultiplier: 1 } : {}),
  };
  const isDaily = kind === "days" || kind === "streak";
  const perDay = isDaily ? 1 : span === "day" ? count : span === "week" ? count / 5 : PER_DAY;
  const byDay = new Map<string, ScoringEvent[]>();
  let day = MONDAY;
  for (let i = 0; i < count;) {
    const events: ScoringEvent[] = [];
    for (; i < count && events.length < perDay; i++) {
      const time = dayStart(day, "UTC") + (8 * 3_600 + 60 * events.length) * 1_000;
      events.push({ source: "/test", id: `${i}`, type, time, data });
    }
    byDay.set(day, events);
    do day = addDays(day, 1); while (weekday(day) > 5);
  }
  return byDay;
}

/** Returns how many awards of an achievement this number of events earns. */
function awardsAfter(one: Achievement, count: number): number {
  const score = scoreAgent(
    {
      agent: "ada",
      streakBefore: NO_STREAK,
      progress: NO_PROGRESS,
      days: [],
      events: new Map(),
      rescore: new Set<string>(),
    },
    eventsFor(one, count),
    CONTEXT,
  );
  if (score.kind === "needs") throw new Error("nothing is stored that could be needed");
  const entries = score.changes.flatMap((change) => change.scored.entries);
  return entries.filter((entry) => entry.achievement === one.key).length;
}

Deno.test("default achievements - exactly the work that its target names earns each of them", () => {
  for (const one of DEFAULT_ACHIEVEMENTS) {
    const { kind } = one.metric.measure;
    const unit = kind === "sum" ? TALK_SECONDS : kind === "points" ? DEAL_POINTS : 1;
    const needed = Math.ceil(one.target / unit);
    assertEquals(awardsAfter(one, needed), 1, `${one.key} after ${needed} events`);
    assertEquals(awardsAfter(one, needed - 1), 0, `${one.key} after ${needed - 1} events`);
  }
});

Deno.test("default achievements - repeatable ones are awarded again, the others are not", () => {
  const ofCount = DEFAULT_ACHIEVEMENTS.filter((one) =>
    one.metric.measure.kind === "count" && one.span === null
  );
  for (const one of ofCount.filter(({ target }) => target <= 100)) {
    assertEquals(awardsAfter(one, 3 * one.target), one.repeatable ? 3 : 1, one.key);
  }
  const weekly = DEFAULT_ACHIEVEMENTS.find((one) => one.key === "deals_week_5")!;
  // Three working weeks with many deals each: one award per week.
  assertEquals(awardsAfter({ ...weekly, span: null }, 15 * PER_DAY), 3);
});
