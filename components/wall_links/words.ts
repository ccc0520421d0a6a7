import type { PeriodKind } from "@/core/leaderboards/kinds.ts";

/** The periods of boards, with their names. */
export const PERIODS: readonly (readonly [PeriodKind, string])[] = [
  ["day", "Today"],
  ["week", "This week"],
  ["month", "This month"],
  ["all", "All time"],
];

/** Returns the name of a period. */
export function periodName(period: PeriodKind): string {
  return PERIODS.find(([kind]) => kind === period)![1];
}
