import type { Achievement } from "./achievements.ts";

/**
 * An achievement as its agent sees it. Lists leave out secret ones that the agent has not earned
 * yet.
 */
export interface AchievementView {
  readonly key: string;
  readonly family: string;
  readonly title: string;
  readonly description: string;
  readonly category: Achievement["category"];
  readonly icon: string;
  readonly tier: number;
  readonly points: number;
  readonly target: number;
  /** Counted so far, at most `target`; a repeatable one counts towards the next award. */
  readonly progress: number;
  readonly span: "day" | "week" | null;
  readonly isRepeatable: boolean;
  readonly isSecret: boolean;
  /** How often the agent has earned it. */
  readonly awards: number;
  /** ISO 8601, time of the work that first earned it; null while it is not earned. */
  readonly earnedAt: string | null;
}
