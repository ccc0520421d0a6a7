import type { Kysely } from "kysely";
import type { ChangedBy } from "@/core/events/corrections.ts";
import type { RuleSet, RuleVersion } from "@/core/rules/rules.ts";
import { explainRuleSet } from "@/core/rules/rules_check.ts";
import {
  applyRecalculation,
  countApplied,
  deleteRecalculation,
  findRecalculation,
  insertRecalculation,
  listRecalculations,
  type Recalculation,
  setRecalculatedAgents,
} from "@/db/rules/recalculations.ts";
import { countQueuedAgents, queueRecalculation } from "@/db/scoring/rescores.ts";
import { readTypeCatalogue } from "@/db/event_types/event_types.ts";
import { findRules, insertRuleSet } from "@/db/rules/rule_sets.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField } from "@/services/problems/admin.ts";
import type { Clock } from "@/core/clock.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ScoringConfig } from "@/services/rewards/config.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { checkPeriod, daysOfPeriod, type TimeSpan } from "./period.ts";
import { type ChangePlace, openSurvey, type Survey } from "./survey.ts";
import type { AgentChange, ChangeSummary } from "@/core/recalculations.ts";

/** A period and the rules to score it under: a stored version, or a draft. */
export interface RecalculationDraft extends TimeSpan {
  readonly ruleVersion?: number | undefined;
  /** A rule set from a request. It is stored as a version that applies to no other period. */
  readonly rules?: unknown;
  readonly note: string;
}

/** A recalculation and its progress. */
export interface RecalculationStatus extends Recalculation {
  /** How many agents still have to be scored again. */
  readonly waitingAgents: number;
}

/**
 * Scores past periods again under other rules: first as a dry run, then for real, always visible in
 * the ledger.
 */
export interface Recalculations {
  /**
   * Stores a draft; points do not change.
   * @throws {ProblemError} `validation_failed`
   */
  create(draft: RecalculationDraft, by?: ChangedBy | null): Promise<Recalculation>;
  list(page: { limit: number; before: number | null }): Promise<readonly Recalculation[]>;
  find(id: number): Promise<RecalculationStatus | undefined>;
  /**
   * Returns what a draft would change. For an applied draft it returns what is still to be changed.
   * @throws {ProblemError} `not_found`
   */
  survey(id: number): Promise<Survey>;
  /**
   * Applies a draft: correcting entries are booked within moments, agent by agent.
   * @throws {ProblemError} `not_found`, `recalculation_applied`, `too_many_recalculations`
   */
  apply(id: number, by?: ChangedBy | null): Promise<Recalculation>;
  /**
   * Removes a draft.
   * @throws {ProblemError} `not_found`, `recalculation_applied`
   */
  remove(id: number): Promise<void>;
  /**
   * Returns how a period would have been scored under a draft of rules, without storing anything.
   * @throws {ProblemError} `validation_failed`
   */
  whatIf(
    draft: TimeSpan & { readonly rules: unknown },
    limit: number,
  ): Promise<ChangeSummary & { readonly entries: readonly AgentChange[] }>;
}

export type { AgentChange, ChangePlace, ChangeSummary, Recalculation };

export interface RecalculationsOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  readonly rewards: Pick<Rewards, "reconfigure" | "config">;
}

/**
 * The maximum number of applied recalculations. The rules of each event are looked up among them,
 * so there must be few.
 */
const MAX_APPLIED = 200;
/** The version number of a draft that is not stored. */
export const NO_VERSION = 0;

/** Opens the recalculations on a migrated database. */
export function openRecalculations(
  { db, clock, timeZone, rewards }: RecalculationsOptions,
): Recalculations {
  const survey = (period: TimeSpan, versions: (config: ScoringConfig) => readonly RuleVersion[]) =>
    openSurvey({
      db,
      clock,
      timeZone,
      config: rewards.config,
      days: daysOfPeriod(period),
      versions,
    });
  return {
    async create({ ruleVersion, rules, from, to, note }, createdBy = null) {
      checkPeriod({ from, to }, clock());
      if ((ruleVersion === undefined) === (rules === undefined)) {
        throw invalidField("rules", "must be given, or else ruleVersion, and not both");
      }
      const createdAt = clock();
      const period = { from, to, note, createdAt, createdBy };
      if (ruleVersion !== undefined) {
        if (!await findRules(db, ruleVersion)) {
          throw invalidField("ruleVersion", "names no rule set");
        }
        return await insertRecalculation(db, { ...period, ruleVersion });
      }
      const set = {
        effectiveFrom: null,
        note,
        rules: await readRules(db, rules),
        createdAt,
        publishedBy: createdBy,
      };
      return await rewards.reconfigure(async (trx) => {
        const version = await insertRuleSet(trx, set);
        return await insertRecalculation(trx, { ...period, ruleVersion: version });
      });
    },

    list: (page) => listRecalculations(db, page),

    async find(id) {
      const found = await findRecalculation(db, id);
      return found && { ...found, waitingAgents: await countQueuedAgents(db, id) };
    },

    async survey(id) {
      const found = await findRecalculation(db, id);
      if (!found) throw noRecalculation();
      // The rules of an applied recalculation are part of the rules in force.
      if (found.sequence !== null) return survey(found, (config) => config.versions);
      const rules = (await findRules(db, found.ruleVersion))!;
      const draft = { ...found, version: found.ruleVersion, rules };
      return survey(found, (config) => withPeriod(config.versions, draft));
    },

    async remove(id) {
      if (await deleteRecalculation(db, id)) return;
      throw await findRecalculation(db, id) ? appliedBefore(id) : noRecalculation();
    },

    async apply(id, by = null) {
      return await rewards.reconfigure(async (trx) => {
        if (!await findRecalculation(trx, id)) throw noRecalculation();
        if (await countApplied(trx) >= MAX_APPLIED) throw tooMany();
        const recalculation = await applyRecalculation(trx, id, { by, now: clock() });
        if (!recalculation) throw appliedBefore(id);
        const agents = await queueRecalculation(trx, id, daysOfPeriod(recalculation));
        return await setRecalculatedAgents(trx, id, agents);
      });
    },

    async whatIf({ rules, from, to }, limit) {
      checkPeriod({ from, to }, clock());
      const draft = { from, to, version: NO_VERSION, rules: await readRules(db, rules) };
      return await survey(draft, (config) => withPeriod(config.versions, draft)).preview(limit);
    },
  };
}

/**
 * Returns the rule versions in force, with one more for a period, in which it overrides all others.
 */
export function withPeriod(
  versions: readonly RuleVersion[],
  { version, from, to, rules }: TimeSpan & { readonly version: number; readonly rules: RuleSet },
): readonly RuleVersion[] {
  const precedence = 1 + Math.max(0, ...versions.map((one) => one.precedence ?? 0));
  const typePoints = versions[0]?.typePoints ?? new Map();
  const added = { version, effectiveFrom: from, effectiveUntil: to, precedence, rules, typePoints };
  return [...versions, added];
}

/** Parses a rule set from a request; the problem lists the errors. */
export async function readRules(db: Kysely<Schema>, value: unknown): Promise<RuleSet> {
  const { rules, issues } = explainRuleSet(value, await readTypeCatalogue(db));
  const errors = issues.filter(({ severity }) => severity === "error")
    .map(({ path, message }) => ({ path: path ? `rules.${path}` : "rules", message }));
  if (rules && errors.length === 0) return rules;
  throw new ProblemError({
    status: 422,
    code: "validation_failed",
    title: "The rules are not valid",
    detail: errors.slice(0, 3).map(({ path, message }) => `${path}: ${message}`).join("; "),
    errors,
  });
}

/** Returns the problem for a recalculation that does not exist. */
export function noRecalculation(): ProblemError {
  return new ProblemError({
    status: 404,
    code: "not_found",
    title: "There is no such recalculation",
    detail: "No recalculation has this id.",
  });
}

function appliedBefore(id: number): ProblemError {
  return new ProblemError({
    status: 409,
    code: "recalculation_applied",
    title: "The recalculation was applied before",
    detail: `Recalculation ${id} counts already; nothing was done a second time. To change the ` +
      "period again, make another recalculation.",
  });
}

function tooMany(): ProblemError {
  return new ProblemError({
    status: 422,
    code: "too_many_recalculations",
    title: "Too many recalculations count already",
    detail:
      `At most ${MAX_APPLIED} recalculations can be applied. Publish the rules as a version ` +
      "of their own instead of recalculating one period after the other.",
  });
}
