import { earnsSpin, streakRef } from "@/core/spins/rights.ts";
import type { NewRight } from "@/db/spins/rights.ts";
import type { ScoredAgent } from "./score_batch.ts";

/** Rights to spin that scoring grants and revokes. */
export interface RightChanges {
  readonly granted: readonly NewRight[];
  readonly revoked: readonly { readonly agentRowId: number; readonly ref: string }[];
}

/**
 * Compares the streaks that an agent had before and after.
 * @param now the time of a right for a day that nothing was paid on
 */
export function rightChanges(
  { agent, before, score }: ScoredAgent,
  now: number,
): RightChanges {
  const granted = new Map<string, number>();
  const revoked = new Set<string>();
  const streaks = new Map(before.days.map(({ day, streak }) => [day, streak]));
  for (const { day, scored } of score.changes) {
    const old = streaks.get(day);
    const had = old !== undefined && earnsSpin(day, old);
    const has = earnsSpin(day, scored.streak);
    if (has && !had) granted.set(streakRef(day), scored.state.firstPaidAt ?? now);
    if (had && !has) revoked.add(streakRef(day));
  }
  const agentRowId = agent.rowId;
  return {
    granted: [...granted].map(([ref, earnedAt]) => ({ agentRowId, ref, earnedAt })),
    revoked: [...revoked].map((ref) => ({ agentRowId, ref })),
  };
}
