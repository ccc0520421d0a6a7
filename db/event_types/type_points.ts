import { type Kysely, sql, type Transaction } from "kysely";
import { actionRuleSchema, type TypePoints, type TypePointsBook } from "@/core/rules/rules.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A version as it was stored. */
export interface StoredTypePoints extends TypePoints {
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** Lists the versions of what types pay by their definitions, oldest first. */
export async function listTypePoints(
  db: Kysely<Schema>,
  type?: string,
): Promise<StoredTypePoints[]> {
  const rows = await db.selectFrom("event_type_points").selectAll()
    .$if(type !== undefined, (query) => query.where("type", "=", type!))
    .orderBy("type").orderBy("version").execute();
  return rows.map((row) => ({
    type: row.type,
    version: row.version,
    effectiveFrom: row.effective_from.getTime(),
    rule: row.rule === null ? null : actionRuleSchema.parse(row.rule),
    isDefined: row.is_defined,
    createdAt: row.created_at.getTime(),
  }));
}

/** Reads the versions of all types, or of one, by type, as scoring needs them. */
export async function readTypePoints(db: Kysely<Schema>, type?: string): Promise<TypePointsBook> {
  return Map.groupBy(await listTypePoints(db, type), ({ type }) => type);
}

/**
 * Stores the next version of what a type pays. No other transaction may do so at the same time;
 * call it inside `rewards.reconfigure`.
 */
export async function insertTypePoints(
  trx: Transaction<Schema>,
  { type, effectiveFrom, rule, isDefined, createdAt }: Omit<StoredTypePoints, "version">,
): Promise<void> {
  const json = rule === null ? null : JSON.stringify(rule);
  await sql`INSERT INTO event_type_points
      (type, version, effective_from, rule, is_defined, created_at)
    SELECT ${type}, coalesce(max(version), 0) + 1, ${
    new Date(effectiveFrom).toISOString()
  }::timestamptz, ${json}::jsonb, ${isDefined}::boolean, ${
    new Date(createdAt).toISOString()
  }::timestamptz
    FROM event_type_points WHERE type = ${type}`.execute(trx);
}
