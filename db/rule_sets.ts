import type { Kysely } from "kysely";
import { type RuleSet, ruleSetSchema, type RuleVersion } from "../core/rules.ts";
import type { Schema } from "./schema.ts";

/** All rule sets, oldest version first. */
export async function listRuleVersions(db: Kysely<Schema>): Promise<RuleVersion[]> {
  const rows = await db.selectFrom("rule_sets").selectAll().orderBy("version").execute();
  return rows.map((row) => ({
    version: row.version,
    effectiveFrom: row.effective_from.getTime(),
    rules: ruleSetSchema.parse(row.rules),
  }));
}

/** Stores version 1, effective from the beginning of time, when there is no rule set yet. */
export async function ensureFirstRules(db: Kysely<Schema>, rules: RuleSet): Promise<void> {
  await db.insertInto("rule_sets").values({
    version: 1,
    effective_from: new Date(0),
    rules: JSON.stringify(rules),
    note: "The default rules",
  }).onConflict((conflict) => conflict.column("version").doNothing()).execute();
}
