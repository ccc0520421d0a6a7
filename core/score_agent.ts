import type { Day, WorkingCalendar } from "./calendar.ts";
import type { ScoringEvent } from "./events.ts";
import { compareEvents, type EventKey } from "./order.ts";
import type { RuleVersion } from "./rules.ts";
import { type DayState, EMPTY_DAY, scoreDay, type ScoredDay } from "./score.ts";
import { extendStreak, sameStreak, type Streak } from "./streak.ts";

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
  /** All stored days from the first new event's day on. */
  readonly days: readonly StoredDay[];
  /** Stored events of the days that were asked for by {@link scoreAgent}, by day. */
  readonly events: ReadonlyMap<Day, readonly ScoringEvent[]>;
  /** Days to score from their first event on, because a fact of a stored event changed. */
  readonly rescore: ReadonlySet<Day>;
}

/** New events of one agent, by the local day of each. */
export type NewEvents = ReadonlyMap<Day, readonly ScoringEvent[]>;

export interface AgentContext {
  readonly versions: readonly RuleVersion[];
  readonly calendar: WorkingCalendar;
  readonly isObjectTaken: (event: ScoringEvent) => boolean;
}

/** A day whose stored state changes. */
export interface DayChange {
  readonly day: Day;
  /** `rescored`: every event of the day was scored again, so its bookings must be compared. */
  readonly mode: "appended" | "rescored";
  readonly scored: ScoredDay;
  readonly last: EventKey;
}

export type AgentScore =
  | { readonly kind: "scored"; readonly changes: readonly DayChange[]; readonly streak: Streak }
  /** The stored events of these days are needed first. */
  | { readonly kind: "needs"; readonly days: readonly Day[] };

/**
 * Scores new events of one agent, whenever they arrive. Events that come after everything known of
 * their day are appended; a day that gets an earlier one is scored again from its first event, and
 * so is every later day whose streak changes with it. That makes the end state a function of the set
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
  const changes: DayChange[] = [];
  const needs: Day[] = [];
  let streak = history.streakBefore;

  for (const day of days) {
    const known = stored.get(day);
    const fresh = [...(newEvents.get(day) ?? [])].sort(compareEvents);
    const extended = extendStreak(streak, day, context.calendar);
    const isUnmoved = !known ||
      sameStreak(known.isActive ? extended : streak, known.streak);
    const isLater = !known || fresh.length === 0 || compareEvents(known.last, fresh[0]!) < 0;
    const canAppend = isUnmoved && isLater && !history.rescore.has(day);
    if (known && canAppend && fresh.length === 0) {
      streak = known.streak;
      continue;
    }

    const dayContext = { agent: history.agent, day, streakBefore: streak, ...context };
    if (canAppend) {
      const scored = scoreDay(known?.state ?? EMPTY_DAY, fresh, dayContext);
      changes.push({ day, mode: "appended", scored, last: fresh.at(-1)! });
      streak = scored.streak;
      continue;
    }
    const older = history.events.get(day);
    if (!older) {
      needs.push(day);
      // A guess, so that the days after it are asked for in the same round.
      if (known!.isActive || fresh.length > 0) streak = extended;
      continue;
    }
    const events = [...older, ...fresh].sort(compareEvents);
    const scored = scoreDay(EMPTY_DAY, events, dayContext);
    changes.push({ day, mode: "rescored", scored, last: events.at(-1)! });
    streak = scored.streak;
  }
  return needs.length > 0 ? { kind: "needs", days: needs } : { kind: "scored", changes, streak };
}
