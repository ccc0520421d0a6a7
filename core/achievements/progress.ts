import {
  type AchievementBook,
  type AchievementFamily,
  type Award,
  countBefore,
  crossedAwards,
  type ProgressBefore,
  streakAwards,
  weekStart,
} from "./achievements.ts";
import type { Day } from "@/core/calendars/calendar.ts";
import { contributionOf, type Countable, MOST_TARGET } from "@/core/rules/counting.ts";

/** What an agent's achievements have counted, after all stored days. */
export interface AgentProgress {
  /** Per family: the sum of all days' counts. */
  readonly totals: Readonly<Record<string, number>>;
  /** First day of each award in `AchievementBook.once`. */
  readonly awarded: Readonly<Record<string, Day>>;
}

export const NO_PROGRESS: AgentProgress = { totals: {}, awarded: {} };

/** What a day adds to the progress; a part of the stored day. */
export interface DayProgress {
  /** Per family: what the day's events counted; families without a count are left out. */
  readonly counts: Readonly<Record<string, number>>;
  /** Ids of the day's awards. */
  readonly awards: readonly string[];
}

/** Adds one scored event to a day's counts (in place); returns the awards it earned. */
export function countEvent(
  counts: Record<string, number>,
  outcome: Countable,
  book: AchievementBook,
  day: Day,
  before: ProgressBefore,
): readonly Award[] {
  let awards: Award[] | undefined;
  for (const family of book.of(outcome.event.type)) {
    // More than the highest target in one event reaches no other one. With it as the bound all sums
    // are exact (up to nine million such events of one agent), so adding and taking away cancel out.
    const value = Math.min(contributionOf(family.metric, outcome), MOST_TARGET);
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

/** The awards that a day's counts and streak come to, without looking at its events. */
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

/** The awards of reaching a streak's length on a working day. */
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

/** Progress while days are walked through in order. */
export interface ProgressWalk {
  /** What was counted and awarded before a day, which must follow those that were added. */
  before(day: Day): ProgressBefore;
  add(day: Day, progress: DayProgress): void;
  after(): AgentProgress;
}

/**
 * Begins a walk before the first of some stored days.
 * @param progress after all stored days
 * @param days every stored day from the first one to be walked on
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

  /** Counts of the week are only kept where an achievement asks for them. */
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
    after: () => ({ totals, awarded }),
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
