/** The scoring core on one thread, compared with parsing the same events as JSON. */
import {
  type AchievementBook,
  compileAchievements,
  NO_ACHIEVEMENTS,
} from "@/core/achievements/achievements.ts";
import { addDays, DEFAULT_CALENDAR, isWorkingDay } from "@/core/calendars/calendar.ts";
import { DEFAULT_ACHIEVEMENTS } from "@/core/achievements/defaults/mod.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { objectIdOf, type ScoringEvent } from "@/core/events/events.ts";
import {
  type DayContext,
  type DayState,
  EMPTY_DAY,
  NOTHING_CONFIGURED,
  scoreDay,
} from "@/core/scoring/score_day.ts";
import { NO_PROGRESS, walkProgress } from "@/core/achievements/progress.ts";
import { NO_STREAK } from "@/core/calendars/streak.ts";
import type { Bench } from "@/bench/bench.ts";
import { agentId, drawEvent, seededRandom } from "@/bench/events.ts";

const AGENTS = 100;
const DAYS = 20;
const EVENTS_PER_DAY = 60;
const TOTAL = AGENTS * DAYS * EVENTS_PER_DAY;
const VERSIONS = [{ version: 1, effectiveFrom: 0, rules: DEFAULT_RULES }];

interface AgentDay {
  readonly agent: string;
  readonly day: string;
  readonly events: readonly ScoringEvent[];
  readonly json: string;
}

/** Returns every agent's working days with the day's events in order. */
function makeDays(): AgentDay[] {
  const random = seededRandom(42);
  const days: AgentDay[] = [];
  let number = 0;
  for (let agent = 0; agent < AGENTS; agent++) {
    let day = "2026-10-01";
    for (let count = 0; count < DAYS; day = addDays(day, 1)) {
      if (!isWorkingDay(DEFAULT_CALENDAR, day)) continue;
      count++;
      const morning = Date.parse(`${day}T09:00:00Z`);
      const events = Array.from(
        { length: EVENTS_PER_DAY },
        (_, i) => drawEvent(random, ++number, morning + i * 400_000),
      );
      days.push({ agent: agentId(agent), day, events, json: JSON.stringify(events) });
    }
  }
  return days;
}

/** Scores all days, each in chunks of this many events. Returns the points. */
function scoreAll(
  days: readonly AgentDay[],
  piece: number,
  achievements: AchievementBook = NO_ACHIEVEMENTS,
): number {
  const holders = new Map<string, string>();
  const isObjectTaken = (event: ScoringEvent) => {
    const key = `${event.type} ${objectIdOf(event.data)}`;
    const holder = holders.get(key);
    if (holder === undefined) holders.set(key, event.id);
    return holder !== undefined && holder !== event.id;
  };
  let points = 0;
  let streakBefore = NO_STREAK;
  let agent = "";
  let walk = walkProgress(NO_PROGRESS, [], "", achievements);
  for (const one of days) {
    if (one.agent !== agent) {
      streakBefore = NO_STREAK;
      walk = walkProgress(NO_PROGRESS, [], "", achievements);
    }
    agent = one.agent;
    const context: DayContext = {
      ...NOTHING_CONFIGURED,
      agent,
      day: one.day,
      versions: VERSIONS,
      achievements,
      streakBefore,
      isObjectTaken,
      progressBefore: walk.before(one.day),
    };
    let state: DayState = EMPTY_DAY;
    let streak = streakBefore;
    for (let i = 0; i < one.events.length; i += piece) {
      const events = piece >= one.events.length ? one.events : one.events.slice(i, i + piece);
      const scored = scoreDay(state, events, context);
      ({ state, streak } = scored);
      for (const entry of scored.entries) points += entry.points;
    }
    streakBefore = streak;
    walk.add(one.day, state);
  }
  return points;
}

function parseAll(days: readonly AgentDay[]): number {
  let events = 0;
  for (const { json } of days) events += (JSON.parse(json) as unknown[]).length;
  return events;
}

/**
 * Returns the events per second of `work`, which processes all events and is repeated for the
 * duration.
 */
function rateOf(work: () => number, durationMilliseconds: number, expected: number): number {
  const start = performance.now();
  let passes = 0;
  let elapsed: number;
  do {
    // A wrong result must not count as a fast one. Using the result also prevents the engine from
    // skipping the work.
    if (work() !== expected) throw new Error("two passes over the same events differ");
    passes++;
    elapsed = performance.now() - start;
  } while (elapsed < durationMilliseconds);
  return passes * TOTAL / elapsed * 1_000;
}

/** Measures whole days, single events and the baseline, alternately. */
export const coreScore: Bench = async ({ effort, recorder, say }) => {
  say(`core_score: ${TOTAL} events of ${AGENTS} agents over ${DAYS} days`);
  const days = makeDays();
  const points = scoreAll(days, EVENTS_PER_DAY);
  if (scoreAll(days, 1) !== points) throw new Error("scoring in pieces gives other points");
  const book = compileAchievements(DEFAULT_ACHIEVEMENTS);
  const withAwards = scoreAll(days, EVENTS_PER_DAY, book);
  parseAll(days);
  const roundMilliseconds = effort.roundMilliseconds / 4;
  for (let round = 0; round < effort.rounds; round++) {
    const parse = rateOf(() => parseAll(days), roundMilliseconds, TOTAL);
    const whole = rateOf(() => scoreAll(days, EVENTS_PER_DAY), roundMilliseconds, points);
    const single = rateOf(() => scoreAll(days, 1), roundMilliseconds, points);
    const awarding = rateOf(
      () => scoreAll(days, EVENTS_PER_DAY, book),
      roundMilliseconds,
      withAwards,
    );
    recorder.add("core_score.rate", "events/s", whole, { target: { atLeast: 500_000 } });
    recorder.add("core_score.with_achievements_rate", "events/s", awarding, {
      target: { atLeast: 500_000 },
    });
    recorder.add("core_score.one_by_one_rate", "events/s", single);
    recorder.add("core_score.json_parse_rate", "events/s", parse);
    recorder.add("core_score.ratio_to_json_parse", "x", whole / parse);
    await Promise.resolve();
  }
};
