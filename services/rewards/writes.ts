import { localDay } from "@/core/calendars/calendar.ts";
import { objectIdOf } from "@/core/events/events.ts";
import type { NewEvent } from "@/db/events/events.ts";
import type { LockedAgent } from "@/db/scoring/locked_agents.ts";
import type { BatchWrites } from "@/db/scoring/write_batch.ts";
import type { AttributedEvent, EventAnswer } from "./event.ts";
import type { ScoredAgent } from "./score_batch.ts";

/** Returns the rows that a scored batch writes. */
export function writesOf(scored: readonly ScoredAgent[], events: readonly NewEvent[]): BatchWrites {
  return {
    events,
    bookings: scored.flatMap((one) => one.changes.added),
    days: scored.flatMap(({ agent, score }) =>
      score.changes.map((change) => ({ ...change, rowId: agent.rowId }))
    ),
    totals: scored.map(({ agent, result, score }) => ({
      rowId: agent.rowId,
      totalPoints: result.after.totalPoints,
      experience: result.after.experience,
      level: result.after.level,
      dailyStreak: score.streak.length,
      progress: score.progress,
    })),
    scores: scored.flatMap((one) => one.changes.scores),
  };
}

/** Returns an event as it is stored; `answer` is what its repetitions get again. */
export function toNewEvent(
  event: AttributedEvent,
  agent: LockedAgent,
  scored: EventAnswer,
  answer: EventAnswer,
  timeZone: string,
): NewEvent {
  return {
    ...event,
    day: localDay(event.time, agent.timeZone ?? timeZone),
    boardDay: localDay(event.time, timeZone),
    objectId: objectIdOf(event.data),
    ruleVersion: scored.ruleVersion,
    status: scored.status,
    points: scored.points,
    reason: scored.reason ?? null,
    answer,
  };
}
