import type { AchievementView } from "@/core/achievements/views.ts";
import { achievementWords } from "@/words/achievements.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** Which achievements the window shows. */
export type Filter = "all" | "progress" | "earned";

/** The achievements of one category. */
export interface CategoryGroup {
  readonly category: AchievementView["category"];
  readonly title: string;
  /** How many achievements of the category are earned, independent of the filter. */
  readonly earned: number;
  readonly total: number;
  readonly shown: readonly AchievementView[];
}

const CATEGORIES = [
  ...["chat", "pipeline", "contacts", "dialer", "streaks", "teamwork", "milestones"],
] as readonly AchievementView["category"][];

/** Returns the categories and what they are called. */
export function categoryTitles(): readonly (readonly [AchievementView["category"], string])[] {
  const words = wordsOf(achievementWords);
  return CATEGORIES.map((one) => [one, words.categories[one]]);
}

const FILTERS: Readonly<Record<Filter, (view: AchievementView) => boolean>> = {
  all: () => true,
  progress: ({ awards, isRepeatable, progress }) => progress > 0 && (awards === 0 || isRepeatable),
  earned: ({ awards }) => awards > 0,
};

/** Groups achievements by category and keeps their order. Leaves out empty categories. */
export function arrange(all: readonly AchievementView[], filter: Filter): CategoryGroup[] {
  const byCategory = Map.groupBy(all, ({ category }) => category);
  return [...byCategory].map(([category, views]) => ({
    category,
    title: wordsOf(achievementWords).categories[category],
    earned: views.filter(FILTERS.earned).length,
    total: views.length,
    shown: views.filter(FILTERS[filter]),
  })).filter(({ shown }) => shown.length > 0);
}

/** Returns the name of a tier. */
export function tierName(tier: number): string {
  const words = wordsOf(achievementWords);
  return words.tiers[tier - 1] ?? words.tier(tier);
}
