import { assertEquals } from "@std/assert";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { compileAchievements, NO_ACHIEVEMENTS } from "@/core/achievements/achievements.ts";
import { achievementSchema } from "@/core/achievements/achievements.ts";
import { NO_PROGRESS, walkProgress } from "@/core/achievements/progress.ts";
import { NO_STREAK } from "@/core/calendars/streak.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import { asCorrected, withCorrections } from "./corrections.ts";
import { EMPTY_DAY, NOTHING_CONFIGURED, scoreDay } from "./score_day.ts";

const TIME = Date.parse("2026-11-16T09:00:00Z");
const call = (id: string, more: Partial<ScoringEvent> = {}): ScoringEvent => ({
  source: "/dialer",
  id,
  type: "call_completed",
  time: TIME,
  data: {},
  ...more,
});
const correction = (
  of: ScoringEvent,
  points: number,
  more: Partial<ScoringEvent> = {},
): ScoringEvent => ({
  source: "laurel:correction",
  id: `${of.source} ${of.id} ${points}`,
  type: "points_corrected",
  time: of.time,
  data: {
    points,
    reason: "checked",
    by: { id: "1", name: "Mia" },
    at: "2026-11-17T09:00:00Z",
    corrects: { source: of.source, id: of.id },
    title: "Call completed",
  },
  ...more,
});

function score(events: readonly ScoringEvent[], achievements = NO_ACHIEVEMENTS) {
  return scoreDay(EMPTY_DAY, events, {
    ...NOTHING_CONFIGURED,
    achievements,
    versions: [{ version: 1, effectiveFrom: 0, rules: DEFAULT_RULES }],
    agent: "ann",
    day: "2026-11-16",
    streakBefore: NO_STREAK,
    progressBefore: walkProgress(NO_PROGRESS, [], "", achievements).before("2026-11-16"),
    isObjectTaken: () => false,
  });
}
const outcomes = (events: readonly ScoringEvent[]) =>
  score(events).outcomes.map(({ status, points }) => `${status} ${points}`);

Deno.test("corrections - each pays what it names, before or after its event in the order", () => {
  const work = call("c-1");
  assertEquals(outcomes([work, correction(work, -5)]), ["scored 15", "scored -5"]);
  // A source that sorts after `laurel:correction`.
  const other = call("c-1", { source: "zendesk" });
  assertEquals(outcomes([correction(other, 20), other]), ["scored 20", "scored 15"]);
});

Deno.test("corrections - together with its event none is worth less than nothing", () => {
  const work = call("c-1");
  const all = [work, correction(work, -10), correction(work, -9), correction(work, 4)];
  assertEquals(outcomes(all), ["scored 15", "scored -10", "scored -5", "scored 4"]);
  const { breakdown } = score(all).outcomes[2]!;
  assertEquals(breakdown, [{ rule: "correction", points: -9 }, {
    rule: "nothing_left",
    points: 4,
  }]);
});

Deno.test("corrections - they go with their event, and one that is reversed pays nothing", () => {
  const gone = call("c-1", { isReversed: true });
  assertEquals(outcomes([gone, correction(gone, 7)]), ["reversed 0", "recorded 0"]);
  const work = call("c-2");
  assertEquals(outcomes([work, correction(work, 7, { isReversed: true })]), [
    "scored 15",
    "reversed 0",
  ]);
  assertEquals(outcomes([correction(work, 7)]), ["recorded 0"]);
});

Deno.test("corrections - they are no work: no streak begins with one, and none ends", () => {
  const seen = call("c-1", { type: "message_received" });
  const raised = score([seen, correction(seen, 30)]);
  assertEquals([raised.state.firstPaidAt, raised.streak.length], [null, 0]);
  const work = call("c-2");
  const lowered = score([work, correction(work, -15)]);
  assertEquals([lowered.state.firstPaidAt, lowered.streak.length], [TIME, 1]);
});

Deno.test("corrections - an entry says who corrected what, and has the time of the work", () => {
  const work = call("c-1");
  const entry = score([work, correction(work, -5)]).entries[1]!;
  assertEquals([entry.points, entry.time, entry.title], [-5, TIME, "Call completed"]);
  assertEquals(entry.correction, {
    reason: "checked",
    by: { id: "1", name: "Mia" },
    at: "2026-11-17T09:00:00Z",
    corrects: { source: "/dialer", id: "c-1" },
  });
});

Deno.test("corrections - achievements count the corrected points where the event counts", () => {
  const one = (metric: object, target: number) =>
    compileAchievements([achievementSchema.parse({
      key: "a",
      family: "a",
      title: "A",
      description: "",
      category: "milestones",
      icon: "star",
      tier: 1,
      points: 1,
      metric,
      target,
    })]);
  const work = call("c-1");
  const calls = { events: ["call_completed"], measure: { kind: "points" } };
  const count = (points: number, metric: object, target = 1_000) =>
    score([work, correction(work, points)], one(metric, target)).state;
  assertEquals(count(-5, calls).counts, { a: 10 });
  assertEquals(count(20, calls, 35).awards, ["a"]);
  // Every event that pays: an event that is corrected to nothing pays nothing.
  const paying = { events: [], measure: { kind: "count" } };
  assertEquals([count(-15, paying).counts, count(1, paying).counts], [{}, { a: 1 }]);
});

Deno.test("corrections - a capped event counts when a correction pays it", () => {
  assertEquals(asCorrected({ status: "capped", points: 0 }, 5), { status: "scored", points: 5 });
  const work = call("c-1");
  const counted = withCorrections([
    { event: work, status: "capped", points: 0 },
    { event: correction(work, 5), status: "scored", points: 5 },
  ]);
  assertEquals(counted.map(({ status, points }) => `${status} ${points}`), [
    "scored 5",
    "scored 5",
  ]);
});
