import type { AchievementView } from "@/core/achievements/views.ts";

/** A board of the shelf: the medals of one tier. */
export interface ShelfTier {
  readonly tier: number;
  readonly medals: readonly AchievementView[];
}

/** Returns what was earned, the highest tier first and the newest medal of a tier first. */
export function shelfOf(views: readonly AchievementView[]): ShelfTier[] {
  const earned = views.filter(({ awards }) => awards > 0);
  return [...Map.groupBy(earned, ({ tier }) => tier)]
    .sort(([a], [b]) => b - a)
    .map(([tier, medals]) => ({ tier, medals: medals.sort(newestFirst) }));
}

function newestFirst(a: AchievementView, b: AchievementView): number {
  const [one, other] = [a.earnedAt ?? "", b.earnedAt ?? ""];
  return one === other ? a.key.localeCompare(b.key) : one > other ? -1 : 1;
}
