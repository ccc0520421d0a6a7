import type { Day } from "@/core/calendars/calendar.ts";
import type { Period, RankStyle } from "./leaderboard.ts";

/** Points on the board of one period. */
export interface PeriodScore {
  readonly start: Day;
  readonly points: number;
  /** ISO 8601, when the score was reached. */
  readonly reachedAt: string;
}

/** One agent's place on a board. `rank` repeats on equal points, `position` does not. */
export interface BoardEntry {
  readonly position: number;
  readonly rank: number;
  readonly agent: { readonly id: string; readonly name: string };
  readonly points: number;
  readonly reachedAt: string;
}

/** A page of a board. */
export interface Board {
  readonly period: Period;
  /** How the ranks are counted; clients need it to rank again when scores change. */
  readonly ranks: RankStyle;
  readonly entries: readonly BoardEntry[];
  /** The viewer's own place, also when it is not on this page. */
  readonly me: BoardEntry | null;
  readonly nextCursor: string | null;
}
