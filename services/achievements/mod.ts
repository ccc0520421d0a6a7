import type { Kysely } from "kysely";
import { progressOf } from "@/core/achievements/shown_progress.ts";
import { type Achievement, weekStart } from "@/core/achievements/achievements.ts";
import { inLanguage } from "@/core/achievements/in_language.ts";
import type { Language } from "@/core/language.ts";
import { toCatalogueEntry } from "@/core/achievements/catalogue_entry.ts";
import { localDay } from "@/core/calendars/calendar.ts";
import type { AchievementView } from "@/core/achievements/views.ts";
import {
  type EarnedAchievement,
  findEarned,
  findFamilyCounts,
  listAchievements,
} from "@/db/achievements.ts";
import { findAgent } from "@/db/agents/agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import {
  type AchievementDefinitions,
  arrange,
  EARLIEST_ZONE,
  isRetired,
  openAchievementDefinitions,
} from "./definitions.ts";
import type { Agents } from "@/services/agents/mod.ts";
import type { Clock } from "@/core/clock.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import type { Rewards } from "@/services/rewards/mod.ts";

/** Reads and manages achievements: their definitions, and each agent's awards and progress. */
export interface Achievements extends AchievementDefinitions {
  /**
   * Returns every achievement with the agent's progress, ordered by category and family. Agents see
   * a secret one only after they have earned it, and a retired one only if they have earned it.
   * @param language of titles and descriptions that no admin changed
   * @returns undefined when no agent that the viewer may see has this id
   */
  forAgent(
    viewer: Viewer,
    id: string,
    language?: Language,
  ): Promise<AchievementView[] | undefined>;
  /** Returns the achievements that can be earned today and are not secret. */
  catalogue(): Promise<Achievement[]>;
}

/** Opens the use cases of achievements. */
export function openAchievements(
  { db, agents, rewards, clock }: {
    readonly db: Kysely<Schema>;
    readonly agents: Pick<Agents, "find">;
    readonly rewards: Pick<Rewards, "reconfigure">;
    readonly clock: Clock;
  },
): Achievements {
  const definitions = openAchievementDefinitions({ db, rewards, clock });

  return {
    async forAgent(viewer, id, language = "en") {
      const [visible, agent] = await Promise.all([agents.find(viewer, id), findAgent(db, id)]);
      if (!visible || !agent) return undefined;
      const today = localDay(clock(), visible.timeZone);
      const [all, earned, counts] = await Promise.all([
        listAchievements(db),
        findEarned(db, agent.rowId),
        findFamilyCounts(db, agent.rowId, { monday: weekStart(today), today }),
      ]);
      const seesSecrets = viewer.kind === "key" || viewer.role !== "agent";
      return arrange(all).filter((one) =>
        earned.has(one.key) || (!isRetired(one, today) && (seesSecrets || !one.secret))
      ).map((one) => {
        const counted = {
          total: counts.total[one.family] ?? 0,
          today: counts.today[one.family] ?? 0,
          week: counts.week[one.family] ?? 0,
          streak: visible.dailyStreak,
        };
        const has = earned.get(one.key);
        return inLanguage(
          toView(one, has, progressOf(one, counted, has?.awards ?? 0)),
          language,
        );
      });
    },
    ...definitions,
    async catalogue() {
      const today = localDay(clock(), EARLIEST_ZONE);
      return (await definitions.list()).filter((one) => !one.secret && !isRetired(one, today));
    },
  };
}

function toView(
  one: Achievement,
  has: EarnedAchievement | undefined,
  progress: number,
): AchievementView {
  return {
    ...toCatalogueEntry(one),
    progress,
    isSecret: one.secret,
    awards: has?.awards ?? 0,
    earnedAt: has ? new Date(has.firstAt).toISOString() : null,
  };
}
