import type { Day } from "@/core/calendars/calendar.ts";
import type { DeskAgent } from "@/core/desk.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import { levelProgress } from "@/core/scoring/levels.ts";
import type { PointsMessage } from "@/core/live/messages.ts";

/**
 * Applies a points message to the agent. Totals and scores in the message are absolute, so applying
 * the same message twice does no harm.
 * @param dayOf returns the calendar day of an ISO 8601 time, for the days of the week
 */
export function applyPoints(
  agent: DeskAgent,
  message: PointsMessage,
  dayOf: (time: string) => Day,
): DeskAgent {
  const scores = { ...agent.scores };
  for (const kind of PERIOD_KINDS) {
    const score = message.scores[kind]?.find(({ start }) => start === scores[kind].start);
    if (score) scores[kind] = score;
  }
  const active = new Set(
    message.entries.filter(({ points, correction }) => points > 0 && !correction).map(({ time }) =>
      dayOf(time)
    ),
  );
  const week = agent.week.map((day) =>
    active.has(day.day) ? { ...day, isActive: true, isFrozen: false } : day
  );
  return {
    ...agent,
    ...message.agent,
    levelProgress: levelProgress(message.agent.experience),
    scores,
    week,
  };
}
