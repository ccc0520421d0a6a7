import { type Day, isWorkingDay } from "@/core/calendars/calendar.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import { isCorrection } from "@/core/events/corrections.ts";
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

/** A day as it was stored when it was last scored. */
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
  /** The streak before the first day of `days` and of the new events. */
  readonly streakBefore: Streak;
  /**
   * All stored days from the day of the first new event on. When achievements count by the week,
   * they start on the Monday of that week.
   */
  readonly days: readonly StoredDay[];
  /** The progress after all stored days. */
  readonly progress: AgentProgress;
  /** Stored events by day, for the days that {@link scoreAgent} asked for. */
  readonly events: ReadonlyMap<Day, readonly ScoringEvent[]>;
  /** Days to score again from their first event on, because a fact of a stored event changed. */
  readonly rescore: ReadonlySet<Day>;
}

/** New events of one agent by their local days. */
export type NewEvents = ReadonlyMap<Day, readonly ScoringEvent[]>;

/** A day whose stored state changes. */
export interface DayChange {
  readonly day: Day;
  /**
   * `rescored`: every event of the day was scored again, so all its ledger entries must be
   * compared.
   */
  readonly mode: "appended" | "rescored";
  readonly scored: ScoredDay;
  readonly last: EventKey;
}

export type AgentScore =
  | {
    readonly kind: "scored";
    readonly changes: readonly DayChange[];
    /** The streak after the last day. */
    readonly streak: Streak;
    readonly progress: AgentProgress;
  }
  /** The stored events of these days are needed before scoring can finish. */
  | { readonly kind: "needs"; readonly days: readonly Day[] };

/**
 * Scores new events of one agent, in any order of arrival. Events that come after all known events
 * of their day are appended. A day with an earlier event is scored again from its first event, and
 * so is every later day whose streak or achievements change. The end state is therefore a function
 * of the set of events alone (P6).
 *
 * This function cannot read the log, so it asks for days: call it again with their events in
 * `history.events`. It asks again only when its input changed.
 * @example
 * const result = scoreAgent(history, newEvents, context);
 * if (result.kind === "needs") read(result.days); // then call it again
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
    // A correction changes what was counted at the place of its event.
    const isNewOnly = !known || !fresh.some(isCorrection);
    const canAppend = !history.rescore.has(day) && isLater && isNewOnly &&
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
      // Assumes that the day does not change, so that the days after it are requested in the same
      // round.
      walk.add(day, known!.state);
      if (known!.isActive || fresh.length > 0) streak = extendStreak(streak, day, context.calendar);
      continue;
    }
    const events = [...older, ...fresh].sort(compareEvents);
    take(day, "rescored", scoreDay(EMPTY_DAY, events, dayContext), events);
  }
  if (needs.length > 0) return { kind: "needs", days: needs };
  return { kind: "scored", changes, streak, progress: walk.result() };

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

  /** Returns whether a day has the same result after this streak. */
  function isUnmoved({ day, isActive, state, streak: after }: StoredDay, before: Streak): boolean {
    const active = isActive ? extendStreak(before, day, context.calendar) : before;
    return sameStreak(withFreezes(active, state.freezes), after) &&
      streakFact(before, day, context.calendar) === state.streak;
  }

  /**
   * Returns whether a day had no awards and gets none with other days before it. A day with awards
   * is always scored again: when the count before it changes, another event may reach the target.
   */
  function hasNoAwards({ day, isActive, state }: StoredDay, before: ProgressBefore): boolean {
    const length = isActive && isWorkingDay(context.calendar, day) ? state.streak : null;
    return state.awards.length === 0 && awardsOfDay(state, length, book, day, before).length === 0;
  }
}
