import type { RuleSetState } from "./views.ts";

/** What decides when a version scores. */
interface Scheduled {
  readonly version: number;
  /** Milliseconds since the epoch; null: it scores only in recalculations, or was withdrawn. */
  readonly effectiveFrom: number | null;
  readonly withdrawnAt: number | null;
}

/** Whether and when a version scores, outside of recalculated periods. */
export interface RuleSetTimes {
  readonly state: RuleSetState;
  /** When a later version takes over; null: none does so far, or it never scores. */
  readonly effectiveUntil: number | null;
}

/** Returns the state of every version, by its number. */
export function ruleSetTimes(
  sets: readonly Scheduled[],
  now: number,
): ReadonlyMap<number, RuleSetTimes> {
  const times = new Map<number, RuleSetTimes>();
  const begins = (set: Scheduled) => set.effectiveFrom!;
  const scheduled = sets.filter((set) => set.effectiveFrom !== null)
    .toSorted((a, b) => begins(a) - begins(b) || a.version - b.version);
  for (const set of sets) {
    const state = set.withdrawnAt === null ? "recalculations" : "withdrawn";
    times.set(set.version, { state, effectiveUntil: null });
  }
  scheduled.forEach((set, i) => {
    const next = scheduled[i + 1];
    const effectiveUntil = next ? begins(next) : null;
    const isOver = effectiveUntil !== null && effectiveUntil <= now;
    const state = begins(set) > now ? "scheduled" : isOver ? "past" : "in_force";
    times.set(set.version, { state, effectiveUntil });
  });
  return times;
}
