import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { rememberContents } from "@/testing/database_reset.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { HISTORY_NOW, HISTORY_ZONE } from "@/testing/histories.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { referenceOutcomes } from "@/testing/reference/mod.ts";
import { readOutcomes } from "@/testing/reference/stored.ts";
import { stories } from "@/testing/reference/story.ts";
import { tellStory } from "@/testing/reference/tell_story.ts";
import { assertLedgerExplains } from "@/testing/reward_state.ts";
import { openLog } from "../log.ts";
import { openRewards } from "./mod.ts";

/** Stories per database: 100, in the long run (`deno task test:long`) 1,000. */
const STORIES = Number(Deno.env.get("LAUREL_TEST_STORIES") ?? 100);
/** To tell the same stories again: the seed that a failure printed. */
const SEED = Deno.env.get("LAUREL_TEST_SEED");

forEachDatabase(
  `rewards - ${STORIES} random histories end as the reference model says, however they arrive`,
  async (database) => {
    const reset = await rememberContents(database.db);
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        await reset();
        const log = openLog("error", (line) => fail(line));
        const options = {
          ...{ database, log, clock: () => HISTORY_NOW, timeZone: HISTORY_ZONE },
          ...{ achievements: "none" as const, onCommit: () => {} },
        };
        const rewards = [await openRewards(options), await openRewards(options)];
        const world = await tellStory(database.db, rewards, story);
        const stored = await readOutcomes(database.db);
        for (const [agent, wanted] of referenceOutcomes(world)) {
          assertEquals(stored.get(agent), wanted, agent);
        }
        await assertLedgerExplains(database.db);
        await assertRebuilds(database);
      }),
      { numRuns: STORIES, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
    );
  },
);

function fail(line: string): never {
  throw new Error(`the service logged an error: ${line}`);
}
