import type { Kysely } from "kysely";
import type { FirstSteps } from "@/core/first_steps.ts";
import { hasAgents } from "@/db/agents/sample_team.ts";
import { findFirstStepFacts, type FirstStepFacts } from "@/db/first_steps.ts";
import { findSetting, storeSetting } from "@/db/postgres/settings.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Knows how far a new installation is. */
export interface FirstStepsService {
  read(): Promise<FirstSteps>;
  /** Stores whether the list is closed. */
  dismiss(isDismissed: boolean): Promise<FirstSteps>;
  /** Whether the list is worth a place in the sidebar: not closed, and something is left to do. */
  isShown(): Promise<boolean>;
  /** Whether an admin who signs in should be led to the list: nobody works here yet. */
  isWelcome(): Promise<boolean>;
}

const DISMISSED = "first_steps.dismissed";

/** Opens the checklist of a new installation. */
export function openFirstSteps({ db }: { readonly db: Kysely<Schema> }): FirstStepsService {
  const isDismissed = async () => await findSetting(db, DISMISSED) === "1";
  const read = async (): Promise<FirstSteps> => {
    const [facts, dismissed] = await Promise.all([findFirstStepFacts(db), isDismissed()]);
    return {
      done: doneOf(facts),
      isDismissed: dismissed,
      sample: facts.hasSample ? "some" : "none",
    };
  };
  return {
    read,
    async dismiss(value) {
      await storeSetting(db, DISMISSED, value ? "1" : "0");
      return await read();
    },
    async isShown() {
      if (await isDismissed()) return false;
      return Object.values(doneOf(await findFirstStepFacts(db))).some((isDone) => !isDone);
    },
    isWelcome: async () => !await hasAgents(db) && !await isDismissed(),
  };
}

function doneOf(facts: FirstStepFacts): FirstSteps["done"] {
  return {
    people: facts.hasPeople,
    tool: facts.hasTool,
    points: facts.hasPoints,
    invite: facts.hasInvited,
  };
}
