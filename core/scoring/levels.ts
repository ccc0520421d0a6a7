import { type RankName, RANKS } from "@/core/agents/ranks.ts";
import type { LevelProgress } from "./views.ts";

/** Returns the experience at which a level begins: 50 * n * (n - 1), so 0, 100, 300, 600 … */
export function experienceForLevel(level: number): number {
  return 50 * level * (level - 1);
}

/** Returns the level that an amount of experience has reached; at least 1. */
export function levelForExperience(experience: number): number {
  if (experience <= 0) return 1;
  // Solves 50 n (n - 1) = experience; the loops correct floating-point rounding.
  let level = Math.max(1, Math.floor((1 + Math.sqrt(1 + experience / 12.5)) / 2));
  while (experienceForLevel(level + 1) <= experience) level++;
  while (experienceForLevel(level) > experience) level--;
  return level;
}

/** Returns the rank of a level. */
export function rankForLevel(level: number): RankName {
  let rank: RankName = RANKS[0].name;
  for (const { level: from, name } of RANKS) if (level >= from) rank = name;
  return rank;
}

/** Level, rank and the way to the next level for an amount of experience. */
export function levelProgress(experience: number): LevelProgress {
  const level = levelForExperience(experience);
  const from = experienceForLevel(level);
  const to = experienceForLevel(level + 1);
  const progress = Math.min(1, Math.max(0, (experience - from) / (to - from)));
  return { level, rank: rankForLevel(level), from, to, progress };
}
