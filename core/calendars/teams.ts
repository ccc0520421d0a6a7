import type { Day } from "./calendar.ts";

/** From which day on an agent is in a team. */
export interface TeamSpan {
  readonly from: Day;
  /** Row id of the team, or null for none. */
  readonly team: number | null;
}

/** `from` of an agent's first team. */
export const BEGINNING: Day = "0001-01-01";

/** The team an agent was in on a day; spans are ordered, oldest first. */
export function teamOn(spans: readonly TeamSpan[], day: Day): number | null {
  return spans.findLast((span) => span.from <= day)?.team ?? null;
}
