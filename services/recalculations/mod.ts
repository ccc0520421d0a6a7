import type { Kysely } from "kysely";
import { type RuleSet, ruleSetSchema, type RuleVersion } from "@/core/rules/rules.ts";
import { explainRuleSet } from "@/core/rules/rules_check.ts";
import {
  applyRecalculation,
  countApplied,
  findRecalculation,
  insertRecalculation,
  listRecalculations,
  type Recalculation,
} from "@/db/rules/recalculations.ts";
import { countQueuedAgents, queueRecalculation } from "@/db/scoring/rescores.ts";
import { insertRuleSet } from "@/db/rules/rule_sets.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField } from "@/services/problems/admin.ts";
import type { Clock } from "@/services/platform/clock.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ScoringConfig } from "@/services/rewards/config.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { checkPeriod, daysOfPeriod, type TimeSpan } from "./period.ts";
import { type ChangePlace, openSurvey, type Survey } from "./survey.ts";
import type { AgentChange, ChangeSummary } from "@/core/rules/recalculations.ts";

/** A period and the rules it is to be scored under: a stored version, or a draft. */
export interface RecalculationDraft extends TimeSpan {
  readonly ruleVersion?: number | undefined;
  /** A rule set from outside; stored as a version that counts nowhere else. */
  readonly rules?: unknown;
  readonly note: string;
}

/** A recalculation and how far it is. */
export interface RecalculationStatus extends Recalculation {
  /** Agents that are still to be scored again. */
  readonly waitingAgents: number;
}

/** Scores past periods again under other rules: first dry, then for good, never in silence. */
export interface Recalculations {
  /**
   * Stores a draft; the score stays as it is.
   * @throws {ProblemError} `validation_failed`
   */
  create(draft: RecalculationDraft): Promise<Recalculation>;
  list(page: { limit: number; before: number | null }): Promise<readonly Recalculation[]>;
  find(id: number): Promise<RecalculationStatus | undefined>;
  /**
   * What a draft would change; of one that was applied, what is yet to be changed.
   * @throws {ProblemError} `not_found`
   */
  survey(id: number): Promise<Survey>;
  /**
   * Makes a draft count: correcting entries follow within moments, agent by agent.
   * @throws {ProblemError} `not_found`, `recalculation_applied`, `too_many_recalculations`
   */
  apply(id: number): Promise<Recalculation>;
  /**
   * What a period would have come to under a draft of rules, with nothing stored.
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
  /** The organization's zone. */
  readonly timeZone: string;
  readonly rewards: Pick<Rewards, "reconfigure" | "config">;
}

/** Every event's rules are looked up among those that count, so these stay few. */
const MAX_APPLIED = 200;
/** The version that a draft which is not stored goes by. */
const NO_VERSION = 0;

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
    async create({ ruleVersion, rules, from, to, note }) {
      checkPeriod({ from, to }, clock());
      if ((ruleVersion === undefined) === (rules === undefined)) {
        throw invalidField("rules", "must be given, or else ruleVersion, and not both");
      }
      const createdAt = clock();
      const period = { from, to, note, createdAt };
      if (ruleVersion !== undefined) {
        if (!await findRules(db, ruleVersion)) {
          throw invalidField("ruleVersion", "names no rule set");
        }
        return await insertRecalculation(db, { ...period, ruleVersion });
      }
      const set = { effectiveFrom: null, note, rules: readRules(rules), createdAt };
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
      // Once applied it is among the rules in force.
      if (found.sequence !== null) return survey(found, (config) => config.versions);
      const rules = (await findRules(db, found.ruleVersion))!;
      const draft = { ...found, version: found.ruleVersion, rules };
      return survey(found, (config) => withPeriod(config.versions, draft));
    },

    async apply(id) {
      return await rewards.reconfigure(async (trx) => {
        if (!await findRecalculation(trx, id)) throw noRecalculation();
        if (await countApplied(trx) >= MAX_APPLIED) throw tooMany();
        const recalculation = await applyRecalculation(trx, id, clock());
        if (!recalculation) throw appliedBefore(id);
        await queueRecalculation(trx, id, daysOfPeriod(recalculation));
        return recalculation;
      });
    },

    async whatIf({ rules, from, to }, limit) {
      checkPeriod({ from, to }, clock());
      const draft = { from, to, version: NO_VERSION, rules: readRules(rules) };
      return await survey(draft, (config) => withPeriod(config.versions, draft)).preview(limit);
    },
  };
}

/** The rule versions in force with one more for a period, which wins over all others there. */
export function withPeriod(
  versions: readonly RuleVersion[],
  { version, from, to, rules }: TimeSpan & { readonly version: number; readonly rules: RuleSet },
): readonly RuleVersion[] {
  const precedence = 1 + Math.max(0, ...versions.map((one) => one.precedence ?? 0));
  return [...versions, { version, effectiveFrom: from, effectiveUntil: to, precedence, rules }];
}

/** Reads rules from outside; every error is named. */
function readRules(value: unknown): RuleSet {
  const { rules, issues } = explainRuleSet(value);
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

async function findRules(db: Kysely<Schema>, version: number): Promise<RuleSet | undefined> {
  const row = await db.selectFrom("rule_sets").select("rules").where("version", "=", version)
    .executeTakeFirst();
  return row && ruleSetSchema.parse(row.rules);
}

function noRecalculation(): ProblemError {
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
