import type { Difference, Findings } from "./findings.ts";

/** The counts of a rebuild so far. */
export interface Tally {
  agents: number;
  events: number;
  /** The first difference of each table. */
  readonly differences: Map<string, Difference>;
  wrong: number;
  waiting: number;
  repaired: number;
}

export function emptyTally(): Tally {
  return { agents: 0, events: 0, differences: new Map(), wrong: 0, waiting: 0, repaired: 0 };
}

/** Counts an agent whose differences remain. */
export function countWrong(tally: Tally, { differences }: Findings): void {
  tally.wrong++;
  keepFirst(tally, differences);
}

/** Keeps the first difference of each table. */
export function keepFirst({ differences }: Tally, found: readonly Difference[]): void {
  for (const one of found) if (!differences.has(one.table)) differences.set(one.table, one);
}
