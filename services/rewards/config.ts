import type { Kysely } from "kysely";
import { type AchievementBook, compileAchievements } from "@/core/achievements/achievements.ts";
import type { TypeCatalogue } from "@/core/event_types/catalogue.ts";
import type { Boost } from "@/core/rules/boosts.ts";
import type { CalendarBook, DaySpan } from "@/core/calendars/calendars.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import type { RuleVersion } from "@/core/rules/rules.ts";
import { ensureDefaultAchievements, listAchievements } from "@/db/achievements.ts";
import { readTypeCatalogue } from "@/db/event_types/event_types.ts";
import { listSharedBoosts } from "@/db/rules/boosts.ts";
import { readCalendarBook } from "@/db/calendars/calendars.ts";
import { listCountingChallenges, type StoredChallenge } from "@/db/challenges/challenges.ts";
import { listHeldOutDays } from "@/db/performance/holdouts.ts";
import { getEpoch } from "@/db/scoring/epoch.ts";
import { ensureFirstRules, listRuleVersions } from "@/db/rules/rule_sets.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Everything that scoring depends on, apart from the log. */
export interface ScoringConfig {
  readonly epoch: number;
  readonly versions: readonly RuleVersion[];
  /** All types of events. */
  readonly types: TypeCatalogue;
  /** Boosts for everybody and for teams. */
  readonly boosts: readonly Boost[];
  readonly calendars: CalendarBook;
  readonly achievements: AchievementBook;
  /**
   * All challenges that were not canceled, also those that are over: a reversal can change the
   * winner.
   */
  readonly challenges: readonly StoredChallenge[];
  /** The days without Laurel, by row id of the agent. */
  readonly heldOut: ReadonlyMap<number, readonly DaySpan[]>;
  /** The row ids of the achievements, by key. */
  readonly achievementRowIds: ReadonlyMap<string, number>;
}

/** Reads and caches the configuration in force. */
export interface ConfigStore {
  get(): Promise<ScoringConfig>;
  /**
   * The configuration that this instance read last, which may be outdated; undefined before the
   * first batch.
   */
  readonly known: ScoringConfig | undefined;
  /**
   * Returns the configuration of an epoch that a transaction has read. While the transaction may
   * score, nobody can change the configuration, so the result is the one in force.
   */
  at(db: Kysely<Schema>, epoch: number): Promise<ScoringConfig>;
}

/**
 * Opens the configuration. When there are none, it stores the default rules (and achievements, if
 * wanted).
 */
export async function openConfig(
  db: Kysely<Schema>,
  { achievements }: { achievements: "default" | "none" },
): Promise<ConfigStore> {
  await ensureFirstRules(db, DEFAULT_RULES);
  if (achievements === "default") await ensureDefaultAchievements(db);
  let known: ScoringConfig | undefined;
  const store: ConfigStore = {
    get known() {
      return known;
    },
    get: async () => await store.at(db, await getEpoch(db)),
    async at(db, epoch) {
      if (known?.epoch === epoch) return known;
      return known = await readConfig(db, epoch);
    },
  };
  return store;
}

async function readConfig(db: Kysely<Schema>, epoch: number): Promise<ScoringConfig> {
  const versions = await listRuleVersions(db);
  const types = await readTypeCatalogue(db);
  const boosts = await listSharedBoosts(db);
  const calendars = await readCalendarBook(db);
  const achievements = await listAchievements(db);
  const challenges = await listCountingChallenges(db);
  const heldOut = await listHeldOutDays(db);
  return {
    epoch,
    versions,
    types,
    boosts,
    calendars,
    challenges,
    heldOut,
    achievements: compileAchievements(achievements),
    achievementRowIds: new Map(achievements.map(({ key, rowId }) => [key, rowId])),
  };
}
