import type { Kysely } from "kysely";
import type { TrialAgent, TrialSums } from "@/core/rules/trial_views.ts";
import type { RuleSet } from "@/core/rules/rules.ts";
import { findRecalculation } from "@/db/rules/recalculations.ts";
import { findRules } from "@/db/rules/rule_sets.ts";
import {
  countRunningTrials,
  deleteOldTrials,
  deleteTrial,
  findTrial,
  findTrialOf,
  insertTrial,
  type StoredTrial,
} from "@/db/rules/rule_trials.ts";
import { listTrialAgents, sumTrial, type TrialAgentFilter } from "@/db/rules/trial_agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import { NO_VERSION, noRecalculation, readRules } from "./mod.ts";
import { checkPeriod, daysOfPeriod, type TimeSpan } from "./period.ts";
import { type RuleTrialsOptions, trialStep } from "./trial_step.ts";

/** A period and the rules to try: a draft, a version, or those of a recalculation. */
export type TrialDraft =
  | { readonly recalculation: number }
  | (TimeSpan & { readonly rules?: unknown; readonly version?: number | undefined });

/** A trial, and its totals so far. */
export interface Trial extends StoredTrial {
  readonly sums: TrialSums;
}

/**
 * Compares what a past period paid with what it would have paid under other rules, agent by agent in
 * the background, and keeps the result for a while. Points do not change.
 */
export interface RuleTrials {
  /** @throws {ProblemError} `validation_failed`, `not_found`, `too_many_trials` */
  start(draft: TrialDraft): Promise<Trial>;
  find(id: number): Promise<Trial | undefined>;
  /** Returns the newest trial of a recalculation. */
  findOf(recalculation: number): Promise<Trial | undefined>;
  listAgents(
    id: number,
    filter: TrialAgentFilter,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<readonly TrialAgent[]>;
  /** Stops and removes a trial. @returns false when there is none */
  remove(id: number): Promise<boolean>;
  readonly step: JobStep;
}

const MAX_RUNNING = 10;
const KEPT_TRIALS = 50;

/** Opens the trials of rules. */
export function openRuleTrials(options: RuleTrialsOptions): RuleTrials {
  const { db, clock, onWork } = options;
  const withSums = async (trial: StoredTrial | undefined): Promise<Trial | undefined> =>
    trial && { ...trial, sums: await sumTrial(db, trial.id) };
  return {
    step: trialStep(options),
    async start(draft) {
      const chosen = await choose(db, draft);
      checkPeriod(chosen, clock());
      if (await countRunningTrials(db) >= MAX_RUNNING) throw tooManyTrials();
      await deleteOldTrials(db, KEPT_TRIALS);
      const days = daysOfPeriod(chosen);
      const trial = await insertTrial(db, { ...chosen, days, now: clock() });
      onWork();
      return (await withSums(trial))!;
    },
    find: async (id) => await withSums(await findTrial(db, id)),
    findOf: async (recalculation) => await withSums(await findTrialOf(db, recalculation)),
    listAgents: (id, filter, page) => listTrialAgents(db, id, filter, page),
    remove: (id) => deleteTrial(db, id),
  };
}

interface Chosen extends TimeSpan {
  readonly rules: RuleSet;
  readonly ruleVersion: number;
  readonly recalculation: number | null;
}

/** Returns the period and the rules that are compared. */
async function choose(db: Kysely<Schema>, draft: TrialDraft): Promise<Chosen> {
  if ("recalculation" in draft) {
    const found = await findRecalculation(db, draft.recalculation);
    if (!found) throw noRecalculation();
    const { id, from, to, ruleVersion } = found;
    const rules = (await findRules(db, ruleVersion))!;
    return { from, to, ruleVersion, rules, recalculation: id };
  }
  const { from, to, rules, version } = draft;
  if ((rules === undefined) === (version === undefined)) {
    throw invalidField("rules", "must be given, or else version or recalculation, and only one");
  }
  const period = { from, to, recalculation: null };
  if (version === undefined) {
    return { ...period, rules: await readRules(db, rules), ruleVersion: NO_VERSION };
  }
  const found = await findRules(db, version);
  if (!found) throw invalidField("version", "names no rule set");
  return { ...period, rules: found, ruleVersion: version };
}

function tooManyTrials(): ProblemError {
  return new ProblemError({
    status: 422,
    code: "too_many_trials",
    title: "Too many trials run already",
    detail: `At most ${MAX_RUNNING} trials run at a time. Wait until one is finished.`,
  });
}
