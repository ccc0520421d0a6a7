import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { failTrial, type LeasedTrial, leaseTrial, storeTrialPart } from "@/db/rules/rule_trials.ts";
import { isTransient } from "@/db/postgres/transient.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import { withPeriod } from "./mod.ts";
import { daysOfPeriod } from "./period.ts";
import { openSurvey } from "./survey.ts";

/** What trials work on. */
export interface RuleTrialsOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  readonly rewards: Pick<Rewards, "config">;
  /** There is work for the background. */
  readonly onWork: () => void;
}

const AGENTS_PER_PART = 25;
/** After this time another instance continues what an instance began, which must have stopped. */
const LEASE_MILLISECONDS = 60_000;

/**
 * Compares the agents of trials, part by part. After each part the other background work has its
 * turn, because a trial of many people takes minutes and nobody's points wait for it.
 */
export function trialStep(
  { db, clock, timeZone, rewards, onWork }: RuleTrialsOptions,
): JobStep {
  let hadTurn = false;

  async function compare(trial: LeasedTrial): Promise<void> {
    const draft = {
      from: trial.from,
      to: trial.to,
      version: trial.ruleVersion,
      rules: trial.rules,
    };
    const survey = openSurvey({
      db,
      clock,
      timeZone,
      config: rewards.config,
      days: daysOfPeriod(trial),
      versions: (config) => withPeriod(config.versions, draft),
    });
    const runs = await survey.compare(trial.after, AGENTS_PER_PART);
    const agents = runs.map(({ agentRowId, before, after, entries }) => ({
      agentRowId,
      difference: after - before,
      changedEntries: entries.length,
    }));
    const last = runs.length < AGENTS_PER_PART ? null : runs.at(-1)!.agent.id;
    await storeTrialPart(db, trial, { agents, last }, clock());
  }

  return {
    name: "rule trials",
    async run() {
      hadTurn = !hadTurn;
      if (!hadTurn) return 0;
      const now = clock();
      const trial = await leaseTrial(db, now, now + LEASE_MILLISECONDS);
      if (!trial) {
        hadTurn = false;
        return 0;
      }
      try {
        await compare(trial);
      } catch (error) {
        hadTurn = false;
        // A failure of the database passes; the lease ends, and the part is tried again.
        if (!isTransient(error)) await failTrial(db, trial.id, clock());
        throw error;
      }
      onWork();
      return 1;
    },
  };
}
