import type { Day } from "./calendar.ts";

/** The team of an agent from a day on. */
export interface TeamSpan {
  readonly from: Day;
  /** Row id of the team; null for no team. */
  readonly team: number | null;
}

/** The `from` of an agent's first team span. */
export const BEGINNING: Day = "0001-01-01";

/** Returns the team that an agent was in on a day; the spans must be ordered, oldest first. */
export function teamOn(spans: readonly TeamSpan[], day: Day): number | null {
  return spans.findLast((span) => span.from <= day)?.team ?? null;
}
