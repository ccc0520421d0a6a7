import {
  type AchievementBook,
  type AchievementFamily,
  type Award,
  countBefore,
  crossedAwards,
  isBeforeStart,
  type ProgressBefore,
  streakAwards,
  weekStart,
} from "./achievements.ts";
import type { Day } from "@/core/calendars/calendar.ts";
import { contributionOf, type Countable, MAX_TARGET } from "@/core/rules/counting.ts";

/** What an agent's achievements have counted over all stored days. */
export interface AgentProgress {
  /** Per family: the sum of the counts of all days. */
  readonly totals: Readonly<Record<string, number>>;
  /** For each award of `AchievementBook.once`: the day on which it was first earned. */
  readonly awarded: Readonly<Record<string, Day>>;
}

export const NO_PROGRESS: AgentProgress = { totals: {}, awarded: {} };

/** What one day adds to the progress; stored as a part of the day's state. */
export interface DayProgress {
  /** Per family: what the day's events added; families that counted nothing are left out. */
  readonly counts: Readonly<Record<string, number>>;
  /** Ids of the day's awards. */
  readonly awards: readonly string[];
}

/**
 * Adds one scored event to a day's counts (changes `counts` in place) and returns the awards that
 * it earns.
 */
export function countEvent(
  counts: Record<string, number>,
  outcome: Countable,
  book: AchievementBook,
  day: Day,
  before: ProgressBefore,
): readonly Award[] {
  let awards: Award[] | undefined;
  for (const family of book.of(outcome.event.type)) {
    if (isBeforeStart(family, day)) continue;
    // One event adds at most the highest possible target; a higher value would not reach any
    // further award. The limit keeps all sums exact (up to nine million such events per agent), so
    // adding an event and taking it away leaves no difference.
    const value = Math.min(contributionOf(family.metric, outcome), MAX_TARGET);
    if (value === 0) continue;
    const done = counts[family.key] ?? 0;
    if (done > 0 && family.metric.measure.kind === "days") continue;
    counts[family.key] = done + value;
    const from = countBefore(family, before) + done;
    if (from + value < family.steps[0]!.target) continue;
    const earned = crossedAwards(family, from, from + value, day, before);
    if (earned.length > 0) (awards ??= []).push(...earned);
  }
  return awards ?? NO_AWARDS;
}

const NO_AWARDS: readonly Award[] = [];

/** Returns the awards that follow from a day's counts and streak, without looking at its events. */
export function awardsOfDay(
  { counts }: DayProgress,
  streakLength: number | null,
  book: AchievementBook,
  day: Day,
  before: ProgressBefore,
): readonly string[] {
  const awards = book.families.flatMap((family) => {
    const count = counts[family.key];
    if (count === undefined) return [];
    const from = countBefore(family, before);
    return crossedAwards(family, from, from + count, day, before);
  });
  const streaks = streakLength === null ? [] : streakDayAwards(streakLength, book, day, before);
  return [...awards, ...streaks].map((award) => award.id);
}

/** Returns the awards for reaching a length of the streak on a working day. */
export function streakDayAwards(
  length: number,
  book: AchievementBook,
  day: Day,
  before: ProgressBefore,
): Award[] {
  return book.streaks.flatMap((family: AchievementFamily) =>
    streakAwards(family, length, day, before)
  );
}

/** Walks through an agent's days in order and gives the progress before each of them. */
export interface ProgressWalk {
  /**
   * Returns what was counted and awarded before a day. Days must be asked for in order, after all
   * days that were added.
   */
  before(day: Day): ProgressBefore;
  add(day: Day, progress: DayProgress): void;
  /** Returns the progress after all added days. */
  result(): AgentProgress;
}

/**
 * Starts a walk before the first of some stored days.
 * @param progress the progress after all stored days
 * @param days every stored day from the first day of the walk on
 */
export function walkProgress(
  progress: AgentProgress,
  days: readonly { readonly day: Day; readonly state: DayProgress }[],
  first: Day,
  book: AchievementBook,
): ProgressWalk {
  const totals = { ...progress.totals };
  for (const { state } of days) addCounts(totals, state.counts, -1);
  const awarded: Record<string, Day> = {};
  for (const [key, day] of Object.entries(progress.awarded)) if (day < first) awarded[key] = day;
  let week: Record<string, number> = {};
  let monday: Day | null = null;

  /**
   * Starts new weekly counts when the week changes; only families with a weekly achievement have
   * them.
   */
  function turnWeek(day: Day) {
    const start = weekStart(day);
    if (start !== monday) [monday, week] = [start, {}];
  }
  return {
    before(day) {
      if (book.hasWeeks) turnWeek(day);
      return { totals, week, isAwarded: (key) => awarded[key] !== undefined };
    },
    add(day, { counts, awards }) {
      addCounts(totals, counts, 1);
      if (book.hasWeeks) {
        turnWeek(day);
        addCounts(week, counts, 1);
      }
      for (const id of awards) if (book.once.has(id)) awarded[id] ??= day;
    },
    result: () => ({ totals, awarded }),
  };
}

function addCounts(
  sums: Record<string, number>,
  counts: Readonly<Record<string, number>>,
  sign: 1 | -1,
) {
  for (const [key, count] of Object.entries(counts)) {
    const sum = (sums[key] ?? 0) + sign * count;
    if (sum === 0) delete sums[key];
    else sums[key] = sum;
  }
}
