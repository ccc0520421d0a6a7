import { addDays, type Day, weekday } from "@/core/calendars/calendar.ts";
import { compareText } from "@/core/events/order.ts";
import type { PeriodKind, RankStyle } from "./kinds.ts";
import type { Period } from "./views.ts";

/** The `start` of the only period of kind `all`: the key of a board needs a date. */
const ALL_TIME_START: Day = "1970-01-01";

/** Returns the period of a kind that contains a day. */
export function periodOf(kind: PeriodKind, day: Day): Period {
  switch (kind) {
    case "day":
      return { kind, start: day, end: addDays(day, 1) };
    case "week": {
      const start = addDays(day, 1 - weekday(day));
      return { kind, start, end: addDays(start, 7) };
    }
    case "month": {
      const start = `${day.slice(0, 7)}-01`;
      const end = `${addDays(start, 31).slice(0, 7)}-01`;
      return { kind, start, end };
    }
    case "all":
      return { kind, start: ALL_TIME_START, end: null };
  }
}

/** Returns the rank of a row, given the row before it. Rows with equal points share a rank. */
export function rankAfter(
  previous: { readonly points: number; readonly rank: number },
  row: { readonly points: number; readonly position: number },
  style: RankStyle,
): number {
  if (row.points === previous.points) return previous.rank;
  return style === "dense" ? previous.rank + 1 : row.position;
}

/** The fields that decide a place on a board. */
export interface Standing {
  readonly agent: string;
  readonly points: number;
  /** Time of the event that brought the score to its value, milliseconds since the epoch. */
  readonly reachedAt: number;
}

/**
 * Compares places on a board: more points first, then the agent who reached them first, then the
 * agent's id.
 */
export function compareStandings(a: Standing, b: Standing): number {
  return b.points - a.points || a.reachedAt - b.reachedAt || compareText(a.agent, b.agent);
}
