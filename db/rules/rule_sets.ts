import { type Kysely, type NotNull, sql, type Transaction } from "kysely";
import { type RuleSet, ruleSetSchema, type RuleVersion } from "@/core/rules/rules.ts";
import type { ChangedBy } from "@/core/events/corrections.ts";
import { readTypePoints } from "@/db/event_types/type_points.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A rule set as it was stored. */
export interface StoredRuleSet {
  readonly version: number;
  /** Milliseconds since the epoch; null: only used by recalculations. */
  readonly effectiveFrom: number | null;
  readonly note: string;
  readonly createdAt: number;
  /** Null: Laurel, or before it was written down. */
  readonly publishedBy: ChangedBy | null;
  /** When and by whom it was withdrawn, and when it was to begin; null: it was not. */
  readonly withdrawn:
    | { readonly at: number; readonly by: ChangedBy | null; readonly from: number }
    | null;
  readonly rules: RuleSet;
}

/** Lists all rule sets, oldest version first. */
export async function listRuleSets(db: Kysely<Schema>): Promise<StoredRuleSet[]> {
  const rows = await db.selectFrom("rule_sets").selectAll().orderBy("version").execute();
  return rows.map((row) => ({
    version: row.version,
    effectiveFrom: row.effective_from?.getTime() ?? null,
    note: row.note,
    createdAt: row.created_at.getTime(),
    publishedBy: row.published_by,
    withdrawn: row.withdrawn_at === null ? null : {
      at: row.withdrawn_at.getTime(),
      by: row.withdrawn_by,
      from: row.withdrawn_from!.getTime(),
    },
    rules: ruleSetSchema.parse(row.rules),
  }));
}

/**
 * Withdraws a version that has not begun: it never scores. Call it inside `rewards.reconfigure`.
 * @returns when it was to begin; undefined when there is no version that begins after `now`
 */
export async function withdrawRuleSet(
  trx: Transaction<Schema>,
  version: number,
  { by, now }: { readonly by: ChangedBy; readonly now: number },
): Promise<number | undefined> {
  const row = await trx.updateTable("rule_sets").set((eb) => ({
    effective_from: null,
    withdrawn_from: eb.ref("effective_from"),
    withdrawn_at: new Date(now),
    withdrawn_by: JSON.stringify(by),
  })).where("version", "=", version).where("effective_from", ">", new Date(now))
    .returning("withdrawn_from").executeTakeFirst();
  return row?.withdrawn_from?.getTime();
}

/**
 * Lists what scoring needs: the rule sets with a time from which they are effective, and those of
 * applied recalculations once more, for their periods.
 */
export async function listRuleVersions(db: Kysely<Schema>): Promise<RuleVersion[]> {
  const sets = await listRuleSets(db);
  const periods = await db.selectFrom("recalculations")
    .select(["rule_version", "from_time", "to_time", "sequence"])
    .where("sequence", "is not", null).orderBy("sequence")
    .$narrowType<{ sequence: NotNull }>().execute();
  const byVersion = new Map(sets.map((set) => [set.version, set.rules]));
  const typePoints = await readTypePoints(db);
  return [
    ...sets.flatMap(({ version, effectiveFrom, rules }): RuleVersion[] =>
      effectiveFrom === null ? [] : [{ version, effectiveFrom, rules, typePoints }]
    ),
    ...periods.map((row): RuleVersion => ({
      version: row.rule_version,
      effectiveFrom: row.from_time.getTime(),
      effectiveUntil: row.to_time.getTime(),
      precedence: row.sequence,
      rules: byVersion.get(row.rule_version)!,
      typePoints,
    })),
  ];
}

/**
 * Stores a rule set as the next version. No other transaction may do so at the same time; call it
 * inside `rewards.reconfigure`.
 * @returns its version
 */
export async function insertRuleSet(
  trx: Transaction<Schema>,
  set: {
    effectiveFrom: number | null;
    note: string;
    rules: RuleSet;
    createdAt: number;
    publishedBy: ChangedBy | null;
  },
): Promise<number> {
  const by = set.publishedBy === null ? null : JSON.stringify(set.publishedBy);
  const from = set.effectiveFrom === null ? null : new Date(set.effectiveFrom).toISOString();
  const { rows } = await sql<{ version: number }>`
    INSERT INTO rule_sets (version, effective_from, rules, note, created_at, published_by)
    SELECT coalesce(max(version), 0) + 1, ${from}::timestamptz, ${JSON.stringify(set.rules)}::jsonb,
      ${set.note}, ${new Date(set.createdAt).toISOString()}::timestamptz, ${by}::jsonb
    FROM rule_sets RETURNING version`.execute(trx);
  return rows[0]!.version;
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

/** Returns the rules of a version, or undefined. */
export async function findRules(db: Kysely<Schema>, version: number): Promise<RuleSet | undefined> {
  const row = await db.selectFrom("rule_sets").select("rules").where("version", "=", version)
    .executeTakeFirst();
  return row && ruleSetSchema.parse(row.rules);
}
