import type { AchievementView } from "@/core/achievements/views.ts";

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

/** What the categories are called. */
export const CATEGORY_TITLES: Readonly<Record<AchievementView["category"], string>> = {
  chat: "Live chat",
  pipeline: "Pipeline",
  contacts: "Contacts",
  dialer: "Calls",
  streaks: "Streaks",
  teamwork: "Teamwork",
  milestones: "Milestones",
};

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
    title: CATEGORY_TITLES[category],
    earned: views.filter(FILTERS.earned).length,
    total: views.length,
    shown: views.filter(FILTERS[filter]),
  })).filter(({ shown }) => shown.length > 0);
}

const TIERS = ["Easy", "Solid", "Hard", "Heroic", "Legendary"];

/** Returns the name of a tier. */
export function tierName(tier: number): string {
  return TIERS[tier - 1] ?? `Tier ${tier}`;
}
