import { ACHIEVEMENT_TYPE } from "@/core/events/events.ts";
import type { LedgerEntry } from "@/core/scoring/ledger.ts";
import { levelForExperience } from "@/core/scoring/levels.ts";
import { awardRef, earnsSpin, levelRef, streakRef } from "@/core/spins/rights.ts";
import type { NewRight } from "@/db/spins/rights.ts";
import type { ScoredAgent } from "./score_batch.ts";

/** Rights to spin that scoring grants and revokes. */
export interface RightChanges {
  readonly granted: readonly NewRight[];
  readonly revoked: readonly { readonly agentRowId: number; readonly ref: string }[];
}

/**
 * Compares what an agent had earned before and after: days of a streak, levels, achievements.
 * @param now the time of rights for levels, which no single event earns
 */
export function rightChanges(
  { agent, before, changes, result, score }: ScoredAgent,
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
  const oldLevel = levelForExperience(agent.experience);
  for (let level = oldLevel + 1; level <= result.after.level; level++) {
    granted.set(levelRef(level), now);
  }
  for (let level = result.after.level + 1; level <= oldLevel; level++) revoked.add(levelRef(level));
  for (const entry of changes.voided) if (isAward(entry)) revoked.add(refOf(agent.id, entry));
  for (const entry of changes.added) {
    if (!isAward(entry)) continue;
    // A booking that only moved in time keeps its right.
    if (!revoked.delete(refOf(agent.id, entry))) granted.set(refOf(agent.id, entry), entry.time);
  }
  const agentRowId = agent.rowId;
  return {
    granted: [...granted].map(([ref, earnedAt]) => ({ agentRowId, ref, earnedAt })),
    revoked: [...revoked].map((ref) => ({ agentRowId, ref })),
  };
}

function isAward(entry: LedgerEntry): boolean {
  return entry.type === ACHIEVEMENT_TYPE;
}

/** The id of an award's booking is `agent/award`. */
function refOf(agentId: string, entry: LedgerEntry): string {
  return awardRef(entry.id.slice(agentId.length + 1));
}
