import type { Achievement } from "./achievements.ts";

/** An achievement as its agent sees it. Secret ones that are not earned yet are left out of lists. */
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
  /** Counted so far, at most `target`; for repeatable ones towards the next award. */
  readonly progress: number;
  readonly span: "day" | "week" | null;
  readonly isRepeatable: boolean;
  readonly isSecret: boolean;
  /** How often it was awarded. */
  readonly awards: number;
  /** ISO 8601, time of the work that earned it first; null while it is not earned. */
  readonly earnedAt: string | null;
}
