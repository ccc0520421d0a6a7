import { assertEquals } from "@std/assert";
import type { Kysely } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { findingText } from "@/services/rebuild/findings.ts";
import { openRebuild } from "@/services/rebuild/mod.ts";
import { openConfig } from "@/services/rewards/config.ts";
import { HISTORY_NOW } from "./histories.ts";

/**
 * Checks that replaying the log gives exactly what is stored, in every derived table (P5). Ignores
 * agents who still wait for re-scoring.
 * @param except tables that the test itself has written to
 */
export async function assertRebuilds(
  db: Kysely<Schema>,
  except: readonly string[] = [],
): Promise<void> {
  const config = await openConfig(db, { achievements: "none" });
  const rebuild = openRebuild({ database: { db }, config, clock: () => HISTORY_NOW });
  const { differences } = await rebuild.check();
  const wrong = differences.filter(({ table }) => !except.includes(table));
  assertEquals(wrong.map(findingText), []);
}
