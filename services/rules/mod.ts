import type { Kysely, Transaction } from "kysely";
import type { ChangedBy } from "@/core/events/corrections.ts";
import { ruleSetTimes } from "@/core/rules/rule_states.ts";
import { deleteRuleDraft, lockRuleDraft } from "@/db/rules/rule_drafts.ts";
import { type RuleSet, ruleVersionAt } from "@/core/rules/rules.ts";
import { explainRuleSet } from "@/core/rules/rules_check.ts";
import type { RuleIssue, RuleSetState } from "@/core/rules/views.ts";
import { type KnownTypes, NO_SUCH_TYPE } from "@/core/events/known_types.ts";
import { readTypeCatalogue } from "@/db/event_types/event_types.ts";
import { queueEventRescores } from "@/db/scoring/event_rescores.ts";
import {
  findRules,
  insertRuleSet,
  listRuleSets,
  type StoredRuleSet,
  withdrawRuleSet,
} from "@/db/rules/rule_sets.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/core/clock.ts";
import { refuseOutdated } from "@/services/problems/edits.ts";
import { invalidField } from "@/services/problems/admin.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import {
  contradictingRules,
  noDraft,
  noRuleSet,
  notScheduled,
  rulesInThePast,
} from "./problems.ts";
import { type SampleResult, tryEvent, type WhatIfInput } from "@/services/explain/try_event.ts";

/** A rule set and whether it is in force. */
export interface RuleSetInfo extends StoredRuleSet {
  /** Whether it scores work that is done now, outside of recalculated periods. */
  readonly isInForce: boolean;
  readonly state: RuleSetState;
  /** When a later version takes over, in milliseconds since the epoch; null: none does so far. */
  readonly effectiveUntil: number | null;
}

/** Who publishes, and the draft that this ends. */
export interface Publication {
  readonly by: ChangedBy | null;
  /** The draft that becomes the version; it is removed, unless somebody changed it meanwhile. */
  readonly draft?: { readonly id: number; readonly revision?: number | undefined } | undefined;
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
   * @param draft a rule set; undefined: that of the stored draft
   * @param effectiveFrom event time from which it scores, in milliseconds since the epoch;
   * undefined: now; null: it applies only in recalculations that name it
   * @throws {ProblemError} `rules_contradict`, `rules_in_the_past`; for a stored draft `not_found`,
   * `edit_conflict`
   */
  publish(
    draft: unknown,
    effectiveFrom: number | null | undefined,
    note: string,
    publication?: Publication,
  ): Promise<Published>;
  /**
   * Withdraws a version that has not begun.
   * @throws {ProblemError} `not_found`, `rules_not_scheduled`
   */
  withdraw(version: number, by: ChangedBy): Promise<RuleSetInfo>;
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
    const times = ruleSetTimes(
      sets.map((set) => ({ ...set, withdrawnAt: set.withdrawn?.at ?? null })),
      clock(),
    );
    return sets.map((set) => {
      const { state, effectiveUntil } = times.get(set.version)!;
      return { ...set, state, effectiveUntil, isInForce: state === "in_force" };
    }).reverse();
  }

  async function get(version: number): Promise<RuleSetInfo | undefined> {
    return (await listInfos(db)).find((set) => set.version === version);
  }

  return {
    list: () => listInfos(db),
    get,
    validate: async (draft) => explainRuleSet(draft, await readTypeCatalogue(db)).issues,
    async publish(given, effectiveFrom, note, { by, draft } = { by: null }) {
      return await rewards.reconfigure(async (trx) => {
        const chosen = draft ? await takeDraft(trx, draft) : given;
        const { rules, issues } = checkDraft(chosen, await readTypeCatalogue(trx));
        const now = clock();
        const from = effectiveFrom === undefined ? now : effectiveFrom;
        if (from !== null && from < now) {
          throw rulesInThePast(from, now);
        }
        const stored = { effectiveFrom: from, note, rules, createdAt: now, publishedBy: by };
        const version = await insertRuleSet(trx, stored);
        // Events may be slightly ahead of the clock, so some events that the version scores may
        // already be stored.
        if (from !== null) await queueEventRescores(trx, { from, to: null }, "rules");
        const set = (await listInfos(trx)).find((one) => one.version === version)!;
        return { set, warnings: issues };
      });
    },
    async withdraw(version, by) {
      return await rewards.reconfigure(async (trx) => {
        if (!await findRules(trx, version)) throw noRuleSet(version);
        const from = await withdrawRuleSet(trx, version, { by, now: clock() });
        if (from === undefined) throw notScheduled(version);
        // Events may be slightly ahead of the clock, so it may have scored some already.
        await queueEventRescores(trx, { from, to: null }, "rules");
        return (await listInfos(trx)).find((one) => one.version === version)!;
      });
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
      throw noRuleSet(input.version);
    }
    return ruleVersionAt(versions, input.event.time ?? clock());
  }
}

/** Returns the rules of a stored draft, and removes it. */
async function takeDraft(
  trx: Transaction<Schema>,
  { id, revision }: NonNullable<Publication["draft"]>,
): Promise<unknown> {
  const stored = await lockRuleDraft(trx, id);
  if (!stored) throw noDraft();
  refuseOutdated("draft", revision, stored.revision);
  await deleteRuleDraft(trx, id);
  return stored.rules;
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
