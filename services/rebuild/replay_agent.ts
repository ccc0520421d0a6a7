import type { Day } from "@/core/calendars/calendar.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import { compareEvents } from "@/core/events/order.ts";
import { type AgentProgress, NO_PROGRESS, walkProgress } from "@/core/achievements/progress.ts";
import {
  type AgentContext,
  EMPTY_DAY,
  scoreDay,
  type ScoredDay,
} from "@/core/scoring/score_day.ts";
import { NO_STREAK, type Streak } from "@/core/calendars/streak.ts";

/** All events of one of an agent's days, in any order. */
export interface LogDay<E extends ScoringEvent = ScoringEvent> {
  readonly day: Day;
  readonly events: readonly E[];
}

/** A day as it follows from the log. */
export interface ReplayedDay<E extends ScoringEvent = ScoringEvent> {
  readonly day: Day;
  readonly scored: ScoredDay;
  /** In canonical order; never empty. */
  readonly events: readonly E[];
}

/** An agent's streak and progress after the last day. */
export interface ReplayEnd {
  readonly streak: Streak;
  readonly progress: AgentProgress;
}

/**
 * Scores an agent's days from the log alone: each day once, in order, from its first event. This
 * defines the correct score, which scoring event by event must always match (P5).
 * @param agent the agent's public id, which is part of the ids of Laurel's own bookings
 * @param log the agent's days in ascending order; they may come in pages, so that memory stays
 * bounded
 * @param prepare called with the events of each day before `context.isObjectTaken` is called for
 * them
 * @returns yields the days one by one, and returns the agent's streak and progress
 */
export async function* replayAgent<E extends ScoringEvent>(
  agent: string,
  log: AsyncIterable<LogDay<E>>,
  context: AgentContext,
  prepare: (events: readonly E[]) => Promise<void> = () => Promise.resolve(),
): AsyncGenerator<ReplayedDay<E>, ReplayEnd> {
  const walk = walkProgress(NO_PROGRESS, [], "", context.achievements);
  let streak = NO_STREAK;
  for await (const { day, events } of log) {
    const ordered = events.toSorted(compareEvents);
    await prepare(ordered);
    const scored = scoreDay(EMPTY_DAY, ordered, {
      ...context,
      agent,
      day,
      streakBefore: streak,
      progressBefore: walk.before(day),
    });
    streak = scored.streak;
    walk.add(day, scored.state);
    yield { day, scored, events: ordered };
  }
  return { streak, progress: walk.result() };
}
