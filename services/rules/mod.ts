import type { Kysely } from "kysely";
import { type RuleSet, ruleVersionAt } from "@/core/rules/rules.ts";
import { explainRuleSet } from "@/core/rules/rules_check.ts";
import { type KnownTypes, NO_SUCH_TYPE } from "@/core/events/known_types.ts";
import type { RuleIssue } from "@/core/rules/views.ts";
import { readTypeCatalogue } from "@/db/event_types/event_types.ts";
import { queueEventRescores } from "@/db/scoring/event_rescores.ts";
import {
  insertRuleSet,
  listRuleSets,
  listRuleVersions,
  type StoredRuleSet,
} from "@/db/rules/rule_sets.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/core/clock.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { contradictingRules, rulesInThePast } from "./problems.ts";
import { type SampleResult, tryEvent, type WhatIfInput } from "@/services/explain/try_event.ts";

/** A rule set and whether it is in force. */
export interface RuleSetInfo extends StoredRuleSet {
  /** Whether it scores work that is done now, outside of recalculated periods. */
  readonly isInForce: boolean;
}

/** A published rule set, with Laurel's warnings about it. */
export interface Published {
  readonly set: RuleSetInfo;
  readonly warnings: readonly RuleIssue[];
}

/** Manages rule sets: their versions, checks, trials and publication. */
export interface Rules {
  /** Lists all versions, newest first. */
  list(): Promise<RuleSetInfo[]>;
  get(version: number): Promise<RuleSetInfo | undefined>;
  /** Returns everything that is wrong with a draft; stores nothing. */
  validate(draft: unknown): Promise<readonly RuleIssue[]>;
  /**
   * Stores a draft as the next version. Versions never change.
   * @param effectiveFrom event time from which it scores, in milliseconds since the epoch;
   * undefined: now; null: it applies only in recalculations that name it
   * @throws {ProblemError} `rules_contradict` or `rules_in_the_past`
   */
  publish(
    draft: unknown,
    effectiveFrom: number | null | undefined,
    note: string,
  ): Promise<Published>;
  /**
   * Returns what a sample event would pay under a draft, a version, or the rules in force; stores
   * nothing.
   * @throws {ProblemError} `rules_contradict` (a draft), `not_found` (a version), `unknown_agent`
   */
  whatIfEvent(input: WhatIfInput): Promise<SampleResult>;
}

export interface RulesOptions {
  readonly db: Kysely<Schema>;
  readonly rewards: Pick<Rewards, "reconfigure" | "config">;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** Opens the use cases of rule sets. */
export function openRules({ db, rewards, clock, timeZone }: RulesOptions): Rules {
  async function listInfos(db: Kysely<Schema>): Promise<RuleSetInfo[]> {
    const sets = await listRuleSets(db);
    const versions = (await listRuleVersions(db)).filter((one) => one.precedence === undefined);
    const inForce = ruleVersionAt(versions, clock()).version;
    return sets.map((set) => ({ ...set, isInForce: set.version === inForce })).reverse();
  }

  async function get(version: number): Promise<RuleSetInfo | undefined> {
    return (await listInfos(db)).find((set) => set.version === version);
  }

  return {
    list: () => listInfos(db),
    get,
    validate: async (draft) => explainRuleSet(draft, await readTypeCatalogue(db)).issues,
    async publish(draft, effectiveFrom, note) {
      const { rules, issues } = checkDraft(draft, await readTypeCatalogue(db));
      const set = await rewards.reconfigure(async (trx) => {
        const now = clock();
        const from = effectiveFrom === undefined ? now : effectiveFrom;
        if (from !== null && from < now) {
          throw rulesInThePast(from, now);
        }
        const stored = { effectiveFrom: from, note, rules, createdAt: now };
        const version = await insertRuleSet(trx, stored);
        // Events may be slightly ahead of the clock, so some events that the version scores may
        // already be stored.
        if (from !== null) await queueEventRescores(trx, { from, to: null }, "rules");
        return (await listInfos(trx)).find((one) => one.version === version)!;
      });
      return { set, warnings: issues };
    },
    async whatIfEvent(input) {
      const { rules, version } = await choose(input);
      const config = await rewards.config.get();
      return await tryEvent(input, { db, config, rules, version, now: clock(), timeZone });
    },
  };

  /** Returns the rules to try a sample under. */
  async function choose(input: WhatIfInput): Promise<{ rules: RuleSet; version: number | null }> {
    const { types, versions } = await rewards.config.get();
    if (!types.isWork(input.event.type)) throw invalidField("event.type", NO_SUCH_TYPE);
    if (input.rules !== undefined) {
      return { rules: checkDraft(input.rules, types).rules, version: null };
    }
    if (input.version !== undefined) {
      const set = await get(input.version);
      if (set) return { rules: set.rules, version: set.version };
      throw new ProblemError({
        status: 404,
        code: "not_found",
        title: "There is no such rule set",
        detail: `No rule set has the version ${input.version}.`,
      });
    }
    return ruleVersionAt(versions, input.event.time ?? clock());
  }
}

/** Checks a draft. @throws {ProblemError} `rules_contradict` */
function checkDraft(
  draft: unknown,
  types: KnownTypes,
): { rules: RuleSet; issues: readonly RuleIssue[] } {
  const { rules, issues } = explainRuleSet(draft, types);
  if (!rules || issues.some(({ severity }) => severity === "error")) {
    throw contradictingRules(issues);
  }
  return { rules, issues };
}
