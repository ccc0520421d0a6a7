import type { Engagement } from "./views.ts";

/** The tables of the page, by the name under which they are exported. */
export const ENGAGEMENT_TABLES = [
  "active",
  "lengths",
  "features",
  "weeks",
  "tiers",
  "challenges",
  "streaks",
] as const;
export type EngagementTable = typeof ENGAGEMENT_TABLES[number];

type Row = Readonly<Record<string, string | number | null>>;

/** Returns the rows of a table; all rows have the same columns. */
export function engagementTable(data: Engagement, table: EngagementTable): readonly Row[] {
  switch (table) {
    case "active":
      return data.active;
    case "lengths":
      return data.visits.distribution;
    case "features":
      return data.features;
    case "weeks":
      return data.achievements.weeks;
    case "tiers":
      return data.achievements.tiers;
    case "challenges":
      return data.challenges;
    case "streaks":
      return data.streaks.curve;
  }
}
