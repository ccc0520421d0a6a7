/** Random stories, lived through by the services and by the reference model. */
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Database } from "@/db/postgres/open.ts";
import { rememberContents } from "@/testing/database_reset.ts";
import { openErrorReport } from "@/services/platform/errors.ts";
import { openLog } from "@/services/platform/log.ts";
import { openTelemetry } from "@/services/platform/telemetry.ts";
import { openRewards } from "@/services/rewards/mod.ts";
import type { TestDatabase } from "@/testing/database.ts";
import { HISTORY_NOW, HISTORY_ZONE } from "@/testing/histories.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { assertLedgerSums } from "@/testing/reward_state.ts";
import { referenceOutcomes } from "./mod.ts";
import { readOutcomes } from "./stored.ts";
import { stories, type Story } from "./story.ts";
import { tellStory } from "./tell_story.ts";

/** Stories per database: 100, in the long run (`deno task test:long`) 1,000. */
const STORIES = Number(Deno.env.get("LAUREL_TEST_STORIES") ?? 100);
/** The time limit for making a failing story smaller; then the smallest one so far is reported. */
const SHRINK_MILLISECONDS = 30_000;
/** The seed that a failure printed, to run the same stories again. */
const SEED = Deno.env.get("LAUREL_TEST_SEED");

/** The name of the test. */
export const COMPARISON =
  `rewards - ${STORIES} random histories end as the reference model says, however they arrive`;

/**
 * Runs random stories on a database, compares each with the model, and reports the smallest one
 * that fails.
 */
export async function compareStories(database: TestDatabase): Promise<void> {
  const reset = await rememberContents(database.db);
  let failedAt: number | undefined;
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      if (failedAt !== undefined && Date.now() > failedAt + SHRINK_MILLISECONDS) return;
      await reset();
      try {
        await liveAndCompare(database, story);
      } catch (error) {
        failedAt ??= Date.now();
        throw error;
      }
    }),
    { numRuns: STORIES, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
  );
}

/** Runs a history on two instances and compares the result with the reference model and the log. */
async function liveAndCompare(database: Database, story: Story): Promise<void> {
  const log = openLog("error", fail);
  const options = {
    database,
    clock: () => HISTORY_NOW,
    timeZone: HISTORY_ZONE,
    onCommit: () => {},
    reportError: openErrorReport(log, openTelemetry()),
    achievements: "none" as const,
  };
  const rewards = [await openRewards(options), await openRewards(options)];
  const world = await tellStory(database.db, rewards, story);
  const stored = await readOutcomes(database.db);
  for (const [agent, wanted] of referenceOutcomes(world)) {
    assertEquals(stored.get(agent), wanted, agent);
  }
  await assertLedgerSums(database.db);
  await assertRebuilds(database.db);
}

function fail(line: string): never {
  throw new Error(`the service logged an error: ${line}`);
}
