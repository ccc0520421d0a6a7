import { type Day, DEFAULT_CALENDAR, isWorkingDay } from "@/core/calendars/calendar.ts";
import type { DeskAgent, DeskData } from "@/core/desk.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import type { Board, PeriodScore } from "@/core/leaderboards/views.ts";

/**
 * Returns the desk at the beginning of a new day: boards whose period is over become empty, and so
 * do the agent's scores on them. This is provisional: the server also knows holidays and the
 * streak, and its state replaces this one.
 */
export function rollDay<D extends Pick<DeskData, "agent" | "boards" | "today">>(
  data: D,
  today: Day,
  reachedAt: string,
): D {
  if (today <= data.today) return data;
  const boards = { ...data.boards } as { -readonly [K in keyof DeskData["boards"]]: Board };
  const scores = { ...data.agent?.scores } as Record<string, PeriodScore>;
  for (const kind of PERIOD_KINDS) {
    const period = periodOf(kind, today);
    if (period.start === boards[kind].period.start) continue;
    boards[kind] = { ...boards[kind], period, entries: [], me: null, nextCursor: null };
    scores[kind] = { start: period.start, points: 0, reachedAt };
  }
  return { ...data, today, boards, agent: data.agent && rollAgent(data.agent, today, scores) };
}

function rollAgent(agent: DeskAgent, today: Day, scores: Record<string, PeriodScore>): DeskAgent {
  const isWorking = isWorkingDay(DEFAULT_CALENDAR, today);
  const begun = { day: today, isWorkingDay: isWorking, isActive: false, isFrozen: false };
  const week = [...agent.week.slice(1), begun];
  return { ...agent, scores: scores as DeskAgent["scores"], week };
}
