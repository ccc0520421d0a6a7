import { assertEquals } from "@std/assert";
import type { Database } from "@/db/open.ts";
import { sentenceOf } from "@/services/rebuild/findings.ts";
import { openRebuild } from "@/services/rebuild/mod.ts";
import { openConfig } from "@/services/rewards/config.ts";
import { HISTORY_NOW } from "./histories.ts";

/**
 * Checks that replaying the log gives exactly what is stored, in every derived table (P5). For the
 * end of every test that brought events in at random.
 */
export async function assertRebuilds(database: Database): Promise<void> {
  const config = await openConfig(database.db, { achievements: "none" });
  const rebuild = openRebuild({ database, config, clock: () => HISTORY_NOW });
  const { differences, waiting } = await rebuild.check();
  assertEquals({ differences: differences.map(sentenceOf), waiting }, {
    differences: [],
    waiting: 0,
  });
}
