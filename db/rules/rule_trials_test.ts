import { assertEquals } from "@std/assert";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { forEachDatabase } from "@/testing/database.ts";
import {
  deleteOldTrials,
  failTrial,
  findTrial,
  insertTrial,
  leaseTrial,
  storeTrialPart,
} from "./rule_trials.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const MINUTE_MILLISECONDS = 60_000;
const TRIAL = {
  rules: DEFAULT_RULES,
  ruleVersion: 0,
  recalculation: null,
  from: NOW - 60 * MINUTE_MILLISECONDS,
  to: NOW,
  days: { from: "2026-11-19", to: "2026-11-21" },
  now: NOW,
};

forEachDatabase(
  "rule trials - one instance compares at a time, and another one continues after a lease",
  async ({ db }) => {
    const { id, agents, status } = await insertTrial(db, TRIAL);
    assertEquals([agents, status], [0, "running"]);
    const until = NOW + MINUTE_MILLISECONDS;
    const first = (await leaseTrial(db, NOW, until))!;
    assertEquals([first.id, first.after, first.rules], [id, "", DEFAULT_RULES]);
    assertEquals(await leaseTrial(db, NOW + 1, until), undefined);
    const second = (await leaseTrial(db, until + 1, until + MINUTE_MILLISECONDS))!;
    await storeTrialPart(db, second, { agents: [], last: "m" }, NOW);
    // The instance that had stopped for a while comes too late with the same part.
    await storeTrialPart(db, first, { agents: [], last: "z" }, NOW);
    const third = (await leaseTrial(db, NOW, until))!;
    assertEquals(third.after, "m");
    await storeTrialPart(db, third, { agents: [], last: null }, NOW);
    const done = (await findTrial(db, id))!;
    assertEquals([done.status, done.finishedAt], ["done", NOW]);
    assertEquals(await leaseTrial(db, until + 1, until + 2), undefined);
  },
);

forEachDatabase(
  "rule trials - one that failed is not taken again, and only the newest are kept",
  async ({ db }) => {
    const ids: number[] = [];
    for (let made = 0; made < 3; made++) ids.push((await insertTrial(db, TRIAL)).id);
    await failTrial(db, ids[0]!, NOW);
    await failTrial(db, ids[1]!, NOW);
    assertEquals((await findTrial(db, ids[0]!))!.status, "failed");
    assertEquals((await leaseTrial(db, NOW, NOW + 1))!.id, ids[2]);
    await deleteOldTrials(db, 1);
    const kept = await Promise.all(ids.map(async (id) => (await findTrial(db, id))?.id));
    assertEquals(kept, [undefined, ids[1], ids[2]]);
  },
);
