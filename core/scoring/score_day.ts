import {
  type Achievement,
  type AchievementBook,
  type Award,
  NO_ACHIEVEMENTS,
  type ProgressBefore,
} from "@/core/achievements/achievements.ts";
import { type Boost, boostsAt } from "@/core/rules/boosts.ts";
import { correctionOf, groupCorrections, isCorrection } from "@/core/events/corrections.ts";
import { identityKey } from "@/core/events/event_identity.ts";
import {
  type Day,
  DEFAULT_CALENDAR,
  isWorkingDay,
  type WorkingCalendar,
} from "@/core/calendars/calendar.ts";
import {
  ACHIEVEMENT_SOURCE,
  ACHIEVEMENT_TYPE,
  isSystemType,
  type ScoringEvent,
  STREAK_SOURCE,
  STREAK_TYPE,
} from "@/core/events/events.ts";
import { asCorrected, scoreCorrections, strayCorrection } from "./corrections.ts";
import type { LedgerEntry } from "./ledger.ts";
import { calculateStreakPoints } from "./points.ts";
import { countEvent, type DayProgress, streakDayAwards } from "@/core/achievements/progress.ts";
import { type RuleVersion, ruleVersionAt } from "@/core/rules/rules.ts";
import { type DayTally, EMPTY_TALLY, type Outcome, scoreEvent } from "./score_event.ts";
import { extendStreak, type Streak, streakFact, withFreezes } from "@/core/calendars/streak.ts";
import { grantsFreeze, systemTitle } from "./system_events.ts";
import type { DaySpan } from "@/core/calendars/calendars.ts";
import type { TeamSpan } from "@/core/calendars/teams.ts";

/** The state of an agent's day after scoring some events; plain data, so that it can be stored. */
export interface DayState extends DayProgress {
  readonly tally: DayTally;
  /** Time of the first paid work, milliseconds since the epoch, or null. */
  readonly firstPaidAt: number | null;
  /** The streak length that the day's events saw. */
  readonly streak: number;
  /** Streak freezes that the agent won on this day. */
  readonly freezes: number;
}

export const EMPTY_DAY: DayState = {
  tally: EMPTY_TALLY,
  firstPaidAt: null,
  streak: 0,
  freezes: 0,
  counts: {},
  awards: [],
};

/** The surroundings under which an agent's events are scored, the same for every day. */
export interface AgentContext {
  readonly versions: readonly RuleVersion[];
  readonly calendar: WorkingCalendar;
  /** The boosts for everybody, for teams, and for the agent. */
  readonly boosts: readonly Boost[];
  /** The teams of the agent, oldest first. */
  readonly teams: readonly TeamSpan[];
  readonly achievements: AchievementBook;
  /** The agent's days without Laurel: work is recorded and pays nothing. */
  readonly heldOut: readonly DaySpan[];
  readonly isObjectTaken: (event: ScoringEvent) => boolean;
}

/** Monday to Friday, no boosts, no teams, no achievements, no days without Laurel. */
export const NOTHING_CONFIGURED = {
  calendar: DEFAULT_CALENDAR,
  boosts: [],
  teams: [],
  achievements: NO_ACHIEVEMENTS,
  heldOut: [],
} as const satisfies Partial<AgentContext>;

/** The surroundings under which one day is scored. */
export interface DayContext extends AgentContext {
  /** The agent's public id; part of the ids of Laurel's own ledger entries. */
  readonly agent: string;
  readonly day: Day;
  /** The streak before this day. */
  readonly streakBefore: Streak;
  readonly progressBefore: ProgressBefore;
}

/** The outcome of an event, and what else it triggered. */
export interface ScoredEvent extends Outcome {
  /** Ledger entries without an event of their own: the day's streak, achievements. */
  readonly triggered: readonly LedgerEntry[];
  /** The achievements among them, with the ids of their ledger entries. */
  readonly earned: readonly Earned[];
}

/** An achievement that an event earned. */
export interface Earned {
  /** Id of the ledger entry. */
  readonly id: string;
  readonly achievement: Achievement;
}

/** A scored day: the outcomes of the events, the ledger entries, and the new state. */
export interface ScoredDay {
  readonly outcomes: readonly ScoredEvent[];
  /** Ledger entries of the given events, and of what they triggered. */
  readonly entries: readonly LedgerEntry[];
  readonly state: DayState;
  /** The streak after the day. */
  readonly streak: Streak;
}

const NOTHING: readonly never[] = [];

/**
 * Scores events of one agent's day, continuing from `state`. The events must be in canonical order
 * and later than those already in `state`. Scoring a whole day from {@link EMPTY_DAY} and scoring
 * it in parts give the same result.
 * @throws {Error} when no rule set is effective at an event's time
 * @example
 * const { entries, state } = scoreDay(EMPTY_DAY, events, context);
 */
export function scoreDay(
  state: DayState,
  events: readonly ScoringEvent[],
  context: DayContext,
): ScoredDay {
  const { day, calendar, boosts, teams, achievements, progressBefore } = context;
  const active = extendStreak(context.streakBefore, day, calendar);
  const fact = streakFact(context.streakBefore, day, calendar);
  const scoring = {
    versions: context.versions,
    streak: fact,
    isHeldOut: context.heldOut.some(({ first, last }) => first <= day && day <= last),
    isObjectTaken: context.isObjectTaken,
    boostsOf: (event: ScoringEvent) => boostsAt(boosts, event, day, teams),
  };
  const outcomes: ScoredEvent[] = [];
  const entries: LedgerEntry[] = [];
  const counts = { ...state.counts };
  const awards = [...state.awards];
  let { tally, firstPaidAt, freezes } = state;
  const corrections = groupCorrections(events);
  const corrected = new Map<ScoringEvent, Outcome>();
  const book = (outcome: Outcome) => {
    if (outcome.points !== 0) entries.push(entryOf(outcome));
  };
  for (const event of events) {
    // A correction is scored together with its event, before or after it in the order.
    if (corrections && isCorrection(event)) continue;
    const scored = scoreEvent(tally, event, scoring);
    tally = scored.tally;
    const { outcome } = scored;
    let triggered: readonly LedgerEntry[] = NOTHING;
    let earned: readonly Earned[] = NOTHING;
    const award = (one: Award, time: number) => {
      awards.push(one.id);
      const entry = awardEntry(context, one, time, outcome.ruleVersion);
      triggered = [...triggered, entry];
      earned = [...earned, { id: entry.id, achievement: one.achievement }];
    };
    book(outcome);
    let difference = 0;
    for (const one of correctionsOf(outcome)) {
      corrected.set(one.event, one);
      book(one);
      difference += one.points;
    }
    if (outcome.points !== 0) {
      if (firstPaidAt === null && !isSystemType(event.type)) {
        firstPaidAt = event.time;
        if (isWorkingDay(calendar, day)) {
          const entry = streakEntry(context, active, event.time, outcome.ruleVersion);
          if (entry) triggered = [entry];
          for (const one of streakDayAwards(active.length, achievements, day, progressBefore)) {
            award(one, event.time);
          }
        }
      }
    }
    if (grantsFreeze(event)) freezes++;
    const counted = asCorrected(outcome, difference);
    for (const one of countEvent(counts, counted, achievements, day, progressBefore)) {
      award(one, event.time);
    }
    if (triggered.length > 0) entries.push(...triggered);
    outcomes.push({ ...outcome, triggered, earned });
  }
  const streak = withFreezes(firstPaidAt === null ? context.streakBefore : active, freezes);
  return {
    outcomes: corrections ? inOrder() : outcomes,
    entries,
    state: { tally, firstPaidAt, streak: fact, freezes, counts, awards },
    streak,
  };

  function correctionsOf(outcome: Outcome): readonly Outcome[] {
    const own = corrections?.get(identityKey(outcome.event));
    return own ? scoreCorrections(outcome, own) : NOTHING;
  }

  /** Returns the outcomes in the order of the events, with those of the corrections. */
  function inOrder(): readonly ScoredEvent[] {
    const others = outcomes.values();
    return events.map((event) => {
      if (!isCorrection(event)) return others.next().value!;
      const { version } = ruleVersionAt(context.versions, event.time);
      const outcome = corrected.get(event) ?? strayCorrection(event, version);
      return { ...outcome, triggered: NOTHING, earned: NOTHING };
    });
  }
}

function entryOf({ event, points, breakdown, ruleVersion }: Outcome): LedgerEntry {
  const { source, id, type, time } = event;
  const entry = { source, id, type, points, breakdown, ruleVersion, time };
  if (!isSystemType(type)) return entry;
  const title = systemTitle(event);
  return {
    ...entry,
    ...(title === undefined ? {} : { title }),
    ...(isCorrection(event) ? { correction: correctionOf(event) } : {}),
  };
}

function streakEntry(
  { agent, day, versions }: DayContext,
  streak: Streak,
  time: number,
  ruleVersion: number,
): LedgerEntry | null {
  const { rules } = ruleVersionAt(versions, time);
  const { points, breakdown } = calculateStreakPoints(rules.daily_streak, streak.length);
  if (points === 0) return null;
  const id = `${agent}/${day}`;
  return { source: STREAK_SOURCE, id, type: STREAK_TYPE, points, breakdown, ruleVersion, time };
}

function awardEntry(
  { agent }: DayContext,
  { achievement, id }: Award,
  time: number,
  ruleVersion: number,
): LedgerEntry {
  return {
    source: ACHIEVEMENT_SOURCE,
    id: `${agent}/${id}`,
    type: ACHIEVEMENT_TYPE,
    points: achievement.points,
    breakdown: [{ rule: "base", points: achievement.points }],
    ruleVersion,
    time,
    title: achievement.title,
    achievement: achievement.key,
  };
}
