import { type Day, isWorkingDay } from "@/core/calendars/calendar.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import { compareEvents, type EventKey } from "@/core/events/order.ts";
import { type AgentProgress, awardsOfDay, walkProgress } from "@/core/achievements/progress.ts";
import {
  type AgentContext,
  type DayState,
  EMPTY_DAY,
  scoreDay,
  type ScoredDay,
} from "./score_day.ts";
import {
  extendStreak,
  sameStreak,
  type Streak,
  streakFact,
  withFreezes,
} from "@/core/calendars/streak.ts";
import type { ProgressBefore } from "@/core/achievements/achievements.ts";

/** A day as it was stored after the last time it was scored. */
export interface StoredDay {
  readonly day: Day;
  readonly state: DayState;
  readonly isActive: boolean;
  /** The streak after the day. */
  readonly streak: Streak;
  /** The last event of the day in canonical order. */
  readonly last: EventKey;
}

/** What is known of an agent before new events are scored. */
export interface AgentHistory {
  readonly agent: string;
  /** The streak before the first of `days` and of the new events' days. */
  readonly streakBefore: Streak;
  /**
   * All stored days from the first new event's day on; where achievements count by the week, from
   * the Monday before.
   */
  readonly days: readonly StoredDay[];
  /** After all stored days. */
  readonly progress: AgentProgress;
  /** Stored events of the days that were asked for by {@link scoreAgent}, by day. */
  readonly events: ReadonlyMap<Day, readonly ScoringEvent[]>;
  /** Days to score from their first event on, because a fact of a stored event changed. */
  readonly rescore: ReadonlySet<Day>;
}

/** New events of one agent, by the local day of each. */
export type NewEvents = ReadonlyMap<Day, readonly ScoringEvent[]>;

/** A day whose stored state changes. */
export interface DayChange {
  readonly day: Day;
  /** `rescored`: every event of the day was scored again, so its bookings must be compared. */
  readonly mode: "appended" | "rescored";
  readonly scored: ScoredDay;
  readonly last: EventKey;
}

export type AgentScore =
  | {
    readonly kind: "scored";
    readonly changes: readonly DayChange[];
    /** After the last day. */
    readonly streak: Streak;
    readonly progress: AgentProgress;
  }
  /** The stored events of these days are needed first. */
  | { readonly kind: "needs"; readonly days: readonly Day[] };

/**
 * Scores new events of one agent, whenever they arrive. Events that come after everything known of
 * their day are appended; a day that gets an earlier one is scored again from its first event, and
 * so is every later day whose streak or achievements change with it. That makes the end state a function of the set
 * of events alone (P6).
 *
 * It cannot read the log itself, so it asks: call it again with the days it needs in
 * `history.events`. It asks for more at most once per change of its input.
 */
export function scoreAgent(
  history: AgentHistory,
  newEvents: NewEvents,
  context: AgentContext,
): AgentScore {
  const stored = new Map(history.days.map((day) => [day.day, day]));
  const days = [...new Set([...stored.keys(), ...newEvents.keys()])].sort();
  const book = context.achievements;
  const walk = walkProgress(history.progress, history.days, days[0] ?? "", book);
  const changes: DayChange[] = [];
  const needs: Day[] = [];
  let streak = history.streakBefore;
  let isMoved = false;

  for (const day of days) {
    const known = stored.get(day);
    const fresh = [...(newEvents.get(day) ?? [])].sort(compareEvents);
    const progressBefore = walk.before(day);
    const isLater = !known || fresh.length === 0 || compareEvents(known.last, fresh[0]!) < 0;
    const canAppend = !history.rescore.has(day) && isLater &&
      (!known || (isUnmoved(known, streak) && (!isMoved || hasNoAwards(known, progressBefore))));
    if (known && canAppend && fresh.length === 0) {
      streak = known.streak;
      walk.add(day, known.state);
      continue;
    }

    const dayContext = {
      ...context,
      agent: history.agent,
      day,
      streakBefore: streak,
      progressBefore,
    };
    if (canAppend) {
      take(day, "appended", scoreDay(known?.state ?? EMPTY_DAY, fresh, dayContext), fresh);
      continue;
    }
    const older = history.events.get(day);
    if (!older) {
      needs.push(day);
      // A guess, so that the days after it are asked for in the same round.
      walk.add(day, known!.state);
      if (known!.isActive || fresh.length > 0) streak = extendStreak(streak, day, context.calendar);
      continue;
    }
    const events = [...older, ...fresh].sort(compareEvents);
    take(day, "rescored", scoreDay(EMPTY_DAY, events, dayContext), events);
  }
  if (needs.length > 0) return { kind: "needs", days: needs };
  return { kind: "scored", changes, streak, progress: walk.after() };

  function take(
    day: Day,
    mode: DayChange["mode"],
    scored: ScoredDay,
    events: readonly ScoringEvent[],
  ) {
    changes.push({ day, mode, scored, last: events.at(-1)! });
    streak = scored.streak;
    walk.add(day, scored.state);
    isMoved = true;
  }

  /** Whether a day would come out the same after this streak. */
  function isUnmoved({ day, isActive, state, streak: after }: StoredDay, before: Streak): boolean {
    const active = isActive ? extendStreak(before, day, context.calendar) : before;
    return sameStreak(withFreezes(active, state.freezes), after) &&
      streakFact(before, day, context.calendar) === state.streak;
  }

  /**
   * Whether a day had no award and has none after other days before it. One with awards is scored
   * again even if they are the same: from another count on, another event may reach the target.
   */
  function hasNoAwards({ day, isActive, state }: StoredDay, before: ProgressBefore): boolean {
    const length = isActive && isWorkingDay(context.calendar, day) ? state.streak : null;
    return state.awards.length === 0 && awardsOfDay(state, length, book, day, before).length === 0;
  }
}
