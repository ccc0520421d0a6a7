import type { Kysely, Transaction } from "kysely";
import { progressOf } from "@/core/achievements/shown_progress.ts";
import {
  type Achievement,
  achievementSchema,
  weekStart,
} from "@/core/achievements/achievements.ts";
import { toCatalogueEntry } from "@/core/achievements/catalogue_entry.ts";
import { checkAchievement } from "@/core/achievements/achievements_check.ts";
import { addDays, type Day, localDay } from "@/core/calendars/calendar.ts";
import { MAX_AHEAD_MILLISECONDS } from "@/core/events/events.ts";
import type { AchievementView } from "@/core/achievements/views.ts";
import {
  type EarnedAchievement,
  findEarned,
  findFamilyCounts,
  insertAchievement,
  listAchievements,
  queueAchievements,
  retireAchievement,
  type StoredAchievement,
} from "@/db/achievements.ts";
import { readTypeCatalogue } from "@/db/event_types/event_types.ts";
import { findAgent } from "@/db/agents/agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField } from "./problems/admin.ts";
import type { Agents } from "./agents/mod.ts";
import type { Clock } from "@/core/clock.ts";
import type { Viewer } from "./auth/identity.ts";
import { ProblemError } from "./problems/mod.ts";
import type { Rewards } from "./rewards/mod.ts";

/** Reads and manages achievements: their definitions, and each agent's awards and progress. */
export interface Achievements {
  /**
   * Returns every achievement with the agent's progress, ordered by category and family. Agents see
   * a secret one only after they have earned it, and a retired one only if they have earned it.
   * @returns undefined when no agent that the viewer may see has this id
   */
  forAgent(viewer: Viewer, id: string): Promise<AchievementView[] | undefined>;
  /** Returns all definitions, ordered by category and family, including secret and retired ones. */
  list(): Promise<Achievement[]>;
  /** Returns the achievements that can be earned today and are not secret. */
  catalogue(): Promise<Achievement[]>;
  /**
   * Defines a new achievement. Agents whose past work already fulfills it get it within moments,
   * dated at the time of that work and without an announcement.
   * @throws {ProblemError} `validation_failed`, `achievement_exists`
   */
  create(achievement: Achievement): Promise<Achievement>;
  /**
   * Retires an achievement from a day on that has not begun in any time zone yet. Awards that were
   * made before stay.
   * @param from the next such day when left out
   * @returns the achievement after the change, or undefined when no achievement has this key
   * @throws {ProblemError} `validation_failed` when the day has already begun in some time zone
   */
  retire(key: string, from?: Day): Promise<Achievement | undefined>;
}

/**
 * The maximum number of achievements, retired ones included: each one adds a little to the cost of
 * every event.
 */
const MAX_ACHIEVEMENTS = 500;
// The world's earliest midnight is at UTC+14.
const EARLIEST_ZONE = "Pacific/Kiritimati";

/** Opens the use cases of achievements. */
export function openAchievements(
  { db, agents, rewards, clock }: {
    readonly db: Kysely<Schema>;
    readonly agents: Pick<Agents, "find">;
    readonly rewards: Pick<Rewards, "reconfigure">;
    readonly clock: Clock;
  },
): Achievements {
  async function list(): Promise<Achievement[]> {
    return arrange(await listAchievements(db)).map(withoutRowId);
  }

  /**
   * Returns the first day that has not begun in any time zone, so retiring on it takes no award
   * away.
   */
  function firstOpenDay(): Day {
    return addDays(localDay(clock() + MAX_AHEAD_MILLISECONDS, EARLIEST_ZONE), 1);
  }

  function checkEnd(path: string, day: Day): void {
    const open = firstOpenDay();
    if (day >= open) return;
    throw invalidField(path, `has begun somewhere already; the first possible day is ${open}`);
  }

  async function store(trx: Transaction<Schema>, achievement: Achievement): Promise<void> {
    const existing = await listAchievements(trx);
    if (existing.length >= MAX_ACHIEVEMENTS) {
      throw invalidField("key", `is one achievement more than the ${MAX_ACHIEVEMENTS} kept`);
    }
    const faults = checkAchievement(achievement, existing, await readTypeCatalogue(trx));
    if (faults.some(({ path }) => path === "key")) throw achievementExists(achievement.key);
    if (faults.length > 0) {
      throw new ProblemError({
        status: 422,
        code: "validation_failed",
        title: "The achievement is not valid",
        detail: faults.map(({ path, message }) => `${path}: ${message}`).join("; "),
        errors: faults,
      });
    }
    await insertAchievement(trx, achievement);
    await queueAchievements(trx);
  }

  return {
    async forAgent(viewer, id) {
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
        return toView(one, has, progressOf(one, counted, has?.awards ?? 0));
      });
    },
    list,
    async catalogue() {
      const today = localDay(clock(), EARLIEST_ZONE);
      return (await list()).filter((one) => !one.secret && !isRetired(one, today));
    },
    async create(input) {
      const achievement = achievementSchema.parse(input);
      if (achievement.retiredFrom !== null) checkEnd("retiredFrom", achievement.retiredFrom);
      await rewards.reconfigure((trx) => store(trx, achievement));
      return achievement;
    },
    async retire(key, from = firstOpenDay()) {
      checkEnd("from", from);
      const found = (await list()).find((one) => one.key === key);
      if (!found) return undefined;
      const retiredFrom = await rewards.reconfigure((trx) => retireAchievement(trx, key, from));
      return { ...found, retiredFrom: retiredFrom! };
    },
  };
}

/** Orders by category, then by family (oldest first), then by target. */
function arrange(all: readonly StoredAchievement[]): StoredAchievement[] {
  const categories: readonly string[] = achievementSchema.shape.category.options;
  const families = [...new Set(all.map((one) => one.family))];
  const place = (one: Achievement) => [
    categories.indexOf(one.category),
    families.indexOf(one.family),
    one.target,
  ];
  return all.map((one) => ({ one, at: place(one) })).sort((a, b) => {
    const index = a.at.findIndex((part, i) => part !== b.at[i]);
    return index < 0 ? a.one.rowId - b.one.rowId : a.at[index]! - b.at[index]!;
  }).map(({ one }) => one);
}

function withoutRowId({ rowId: _, ...achievement }: StoredAchievement): Achievement {
  return achievement;
}

function isRetired(one: Achievement, today: Day): boolean {
  return one.retiredFrom !== null && one.retiredFrom <= today;
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

function achievementExists(key: string): ProblemError {
  const message =
    `"${key}" is taken. Achievements are never edited: retire the old one, and define ` +
    `a new one with another key`;
  return new ProblemError({
    status: 409,
    code: "achievement_exists",
    title: "An achievement has this key already",
    detail: message,
    errors: [{ path: "key", message }],
  });
}
