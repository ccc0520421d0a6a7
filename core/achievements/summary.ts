import type { AchievementSummary, AchievementView } from "./views.ts";

const NEAREST = 3;

/** Summarizes an agent's achievements. */
export function summarizeAchievements(views: readonly AchievementView[]): AchievementSummary {
  const next = new Map<string, AchievementView>();
  for (const view of views) {
    if (view.awards > 0) continue;
    const known = next.get(view.family);
    if (!known || view.target < known.target) next.set(view.family, view);
  }
  const nearest = [...next.values()]
    .sort((a, b) => share(b) - share(a) || a.tier - b.tier || (a.key < b.key ? -1 : 1))
    .slice(0, NEAREST);
  return {
    earned: views.filter(({ awards }) => awards > 0).length,
    total: views.length,
    nearest,
  };
}

function share({ progress, target }: AchievementView): number {
  return progress / target;
}
