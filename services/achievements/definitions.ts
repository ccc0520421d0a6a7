import { readTypeCatalogue } from "@/db/event_types/event_types.ts";
import type { Kysely, Transaction } from "kysely";
import { type Achievement, achievementSchema } from "@/core/achievements/achievements.ts";
import { checkAchievement } from "@/core/achievements/achievements_check.ts";
import { type Reach, reachOf } from "@/core/achievements/reach.ts";
import type {
  AchievementChange,
  AchievementDefinition,
  ReachQuestion,
} from "@/core/achievements/views.ts";
import { addDays, type Day, localDay } from "@/core/calendars/calendar.ts";
import { MAX_AHEAD_MILLISECONDS } from "@/core/events/events.ts";
import {
  type AwardCounts,
  countHolders,
  insertAchievement,
  listAchievements,
  queueAchievements,
  retireAchievement,
  type StoredAchievement,
  updateAchievement,
} from "@/db/achievements.ts";
import { countReach, listWorkingRowIds } from "@/db/achievements_reach.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/core/clock.ts";
import { refuseUnknownTypes } from "@/services/event_types/check.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { refuseOutdated } from "@/services/problems/edits.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { Rewards } from "@/services/rewards/mod.ts";

/** What admins do with the definitions of achievements. */
export interface AchievementDefinitions {
  /** Returns all definitions, ordered by category and family, including secret and retired ones. */
  list(): Promise<Achievement[]>;
  /** Returns all definitions with who has them, in the same order. */
  describe(): Promise<AchievementDefinition[]>;
  /** Returns one definition with who has it, or undefined. */
  describeOne(key: string): Promise<AchievementDefinition | undefined>;
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
  /**
   * Changes the words and the looks of an achievement.
   * @returns whether there is such an achievement
   * @throws {ProblemError} `edit_conflict`
   */
  change(key: string, change: AchievementChange): Promise<boolean>;
  /**
   * Retires an achievement from a day on and defines another one in its place. What was awarded
   * stays.
   * @param from the next day that has not begun in any time zone when left out
   * @returns whether there is such an achievement
   * @throws {ProblemError} as `create` and `retire`; `edit_conflict`
   */
  replace(
    key: string,
    achievement: Achievement,
    from: Day | undefined,
    revision: number | undefined,
  ): Promise<boolean>;
  /** Returns who would have an achievement, by the work that is stored. */
  reach(question: ReachQuestion): Promise<Reach>;
}

/**
 * The maximum number of achievements, retired ones included: each one adds a little to the cost of
 * every event.
 */
const MAX_ACHIEVEMENTS = 500;
/** The world's earliest midnight is at UTC+14. */
export const EARLIEST_ZONE = "Pacific/Kiritimati";

/** Opens what admins do with achievements. */
export function openAchievementDefinitions(
  { db, rewards, clock }: {
    readonly db: Kysely<Schema>;
    readonly rewards: Pick<Rewards, "reconfigure">;
    readonly clock: Clock;
  },
): AchievementDefinitions {
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

  async function store(
    trx: Transaction<Schema>,
    achievement: Achievement,
    replaces: string | null = null,
  ): Promise<void> {
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
    await insertAchievement(trx, { ...achievement, replaces });
    await queueAchievements(trx);
  }

  async function describe(): Promise<AchievementDefinition[]> {
    const [all, counts, working] = await Promise.all([
      listAchievements(db),
      countHolders(db),
      listWorkingRowIds(db),
    ]);
    const today = localDay(clock(), EARLIEST_ZONE);
    const successors = new Map(
      all.flatMap(({ key, replaces }) => replaces === null ? [] : [[replaces, key]]),
    );
    return arrange(all).map((one) => ({
      ...withoutRowId(one),
      revision: one.revision,
      replaces: one.replaces,
      replacedBy: successors.get(one.key) ?? null,
      isRetired: isRetired(one, today),
      ...countsOf(counts.get(one.rowId), working.length),
    }));
  }

  return {
    list,
    describe,
    describeOne: async (key) => (await describe()).find((one) => one.key === key),
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
    change: (key, { revision, ...change }) =>
      rewards.reconfigure(async (trx) => {
        const found = (await listAchievements(trx)).find((one) => one.key === key);
        if (!found) return false;
        refuseOutdated("achievement", revision, found.revision);
        await updateAchievement(trx, key, {
          title: change.title ?? found.title,
          description: change.description ?? found.description,
          icon: change.icon ?? found.icon,
          secret: change.secret ?? found.secret,
        });
        return true;
      }),
    async replace(key, input, from = firstOpenDay(), revision) {
      checkEnd("from", from);
      const achievement = achievementSchema.parse(input);
      if (achievement.retiredFrom !== null) checkEnd("retiredFrom", achievement.retiredFrom);
      return await rewards.reconfigure(async (trx) => {
        const found = (await listAchievements(trx)).find((one) => one.key === key);
        if (!found) return false;
        refuseOutdated("achievement", revision, found.revision);
        await retireAchievement(trx, key, from);
        await store(trx, achievement, key);
        return true;
      });
    },
    async reach(question) {
      await refuseUnknownTypes(db, question.metric.events, "metric.events");
      const working = await listWorkingRowIds(db);
      return reachOf(question, await countReach(db, question, working), working.length);
    },
  };
}

function countsOf(counts: AwardCounts | undefined, working: number) {
  const { people, awards, lastAt } = counts ?? { people: 0, awards: 0, lastAt: null };
  return {
    people,
    share: working === 0 ? 0 : people / working,
    awards,
    lastEarnedAt: lastAt === null ? null : new Date(lastAt).toISOString(),
  };
}

/** Orders by category, then by family (oldest first), then by target. */
export function arrange(all: readonly StoredAchievement[]): StoredAchievement[] {
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

function withoutRowId(
  { rowId: _, revision: _revision, replaces: _replaces, ...achievement }: StoredAchievement,
): Achievement {
  return achievement;
}

export function isRetired(one: Achievement, today: Day): boolean {
  return one.retiredFrom !== null && one.retiredFrom <= today;
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
