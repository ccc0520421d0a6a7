import { type PeriodKind } from "@/core/leaderboards/kinds.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import { dayBefore } from "@/core/leaderboards/neighbor_periods.ts";
import type { Board, BoardEntry, Period } from "@/core/leaderboards/views.ts";
import type { Answer, Api } from "@/components/shared/api.ts";

/** How many periods a history goes back, the current one included. */
const PERIODS = 12;

/** One's own place in a period; null: no points, or not on the boards. */
export interface PastRank {
  readonly period: Period;
  readonly me: Pick<BoardEntry, "rank" | "points"> | null;
}

/** Returns the last periods of a kind, the current one first. */
export function lastPeriods(kind: PeriodKind, today: string): Period[] {
  const periods = [periodOf(kind, today)];
  while (periods.length < PERIODS) {
    const day = dayBefore(periods.at(-1)!);
    if (day === null) break;
    periods.push(periodOf(kind, day));
  }
  return periods;
}

/** Reads one's own places in the last periods: one row of each board. */
export async function readRanks(
  api: Pick<Api, "get">,
  kind: PeriodKind,
  today: string,
): Promise<Answer<PastRank[]>> {
  const ranks: PastRank[] = [];
  const periods = lastPeriods(kind, today);
  const answers = await Promise.all(
    periods.map(({ start }) => api.get<Board>(`/leaderboards?period=${kind}&at=${start}&limit=1`)),
  );
  for (const [index, answer] of answers.entries()) {
    if (!answer.ok) return answer;
    ranks.push({ period: periods[index]!, me: answer.data.me });
  }
  return { ok: true, data: ranks };
}
