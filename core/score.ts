import type { Day, WorkingCalendar } from "./calendar.ts";
import { isWorkingDay } from "./calendar.ts";
import { type ScoringEvent, STREAK_SOURCE, STREAK_TYPE } from "./events.ts";
import type { LedgerEntry } from "./ledger.ts";
import { calculateStreakPoints } from "./points.ts";
import { type RuleVersion, ruleVersionAt } from "./rules.ts";
import { type DayTally, EMPTY_TALLY, type Outcome, scoreEvent } from "./score_event.ts";
import { currentStreak, extendStreak, type Streak } from "./streak.ts";

/** An agent's day as far as it has been scored; plain data, so that it can be stored. */
export interface DayState {
  readonly tally: DayTally;
  /** Time of the first event that paid, milliseconds since the epoch, or null. */
  readonly firstPaidAt: number | null;
}

export const EMPTY_DAY: DayState = { tally: EMPTY_TALLY, firstPaidAt: null };

/** What a day is scored under. */
export interface DayContext {
  /** The agent's id as others know it; part of the streak event's id. */
  readonly agent: string;
  readonly day: Day;
  readonly versions: readonly RuleVersion[];
  readonly calendar: WorkingCalendar;
  /** The streak as it stood before this day. */
  readonly streakBefore: Streak;
  readonly isObjectTaken: (event: ScoringEvent) => boolean;
}

/** A scored day: what became of the events, what to book, and the state to carry on from. */
export interface ScoredDay {
  readonly outcomes: readonly Outcome[];
  /** Bookings for the events given, and for the streak when it was reached by them. */
  readonly entries: readonly LedgerEntry[];
  readonly state: DayState;
  /** The streak after the day. */
  readonly streak: Streak;
}

/**
 * Scores events of one agent's day after what `state` already holds. The events must be in canonical
 * order and later than those behind `state`; scoring a whole day from {@link EMPTY_DAY} and scoring
 * it in pieces give the same.
 * @throws {Error} when no rule set is effective at an event's time
 */
export function scoreDay(
  state: DayState,
  events: readonly ScoringEvent[],
  context: DayContext,
): ScoredDay {
  // Every event of an active day sees the day's streak, also those before the first that paid: the
  // streak is a fact of the day, not of the order within it.
  const active = extendStreak(context.streakBefore, context.day, context.calendar);
  const scoring = {
    versions: context.versions,
    streak: isWorkingDay(context.calendar, context.day)
      ? active.length
      : currentStreak(context.streakBefore, context.day, context.calendar),
    isObjectTaken: context.isObjectTaken,
  };
  const outcomes: Outcome[] = [];
  const entries: LedgerEntry[] = [];
  let { tally, firstPaidAt } = state;
  for (const event of events) {
    const scored = scoreEvent(tally, event, scoring);
    tally = scored.tally;
    const { points, breakdown, ruleVersion } = scored.outcome;
    outcomes.push(scored.outcome);
    if (points === 0) continue;
    const { source, id, type, time } = event;
    entries.push({ source, id, type, points, breakdown, ruleVersion, time });
    if (firstPaidAt !== null) continue;
    firstPaidAt = time;
    const entry = streakEntry(context, active, time);
    if (entry) entries.push(entry);
  }
  const streak = firstPaidAt === null ? context.streakBefore : active;
  return { outcomes, entries, state: { tally, firstPaidAt }, streak };
}

function streakEntry(context: DayContext, streak: Streak, time: number): LedgerEntry | null {
  if (!isWorkingDay(context.calendar, context.day)) return null;
  const { version, rules } = ruleVersionAt(context.versions, time);
  const { points, breakdown } = calculateStreakPoints(rules.daily_streak, streak.length);
  if (points === 0) return null;
  return {
    source: STREAK_SOURCE,
    id: `${context.agent}/${context.day}`,
    type: STREAK_TYPE,
    points,
    breakdown,
    ruleVersion: version,
    time,
  };
}
