import type { Kysely } from "kysely";
import { DEFAULT_RULES } from "../../core/default_rules.ts";
import type { RuleVersion } from "../../core/rules.ts";
import { ensureFirstRules, listRuleVersions } from "../../db/rule_sets.ts";
import type { Schema } from "../../db/schema.ts";
import type { Clock } from "../clock.ts";

/** The rule versions in force; cached, because every batch needs them. */
export interface RuleVersions {
  get(): Promise<readonly RuleVersion[]>;
  /** Forgets the cache; the next batch reads the table. */
  evict(): void;
}

// A rule set that another instance stored counts here after this long at the latest. It must be
// effective from a later moment, so no event is scored under an older version meanwhile.
const CACHE_MS = 10_000;

/** Opens the rule sets, storing the default ones when there are none. */
export async function openRuleVersions(db: Kysely<Schema>, clock: Clock): Promise<RuleVersions> {
  await ensureFirstRules(db, DEFAULT_RULES);
  let cached: { readonly versions: readonly RuleVersion[]; readonly until: number } | undefined;
  return {
    async get() {
      if (cached && clock() < cached.until) return cached.versions;
      const versions = await listRuleVersions(db);
      cached = { versions, until: clock() + CACHE_MS };
      return versions;
    },
    evict() {
      cached = undefined;
    },
  };
}
