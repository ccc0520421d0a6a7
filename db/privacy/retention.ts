import { type Kysely, sql, type Transaction } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** The period of a kind of data as it is stored. */
export interface StoredPeriod {
  /** Null: forever. */
  readonly days: number | null;
  readonly revision: number;
  /** How far a kind that is worked through by id has come. */
  readonly position: number;
  readonly lastRunAt: Date | null;
  readonly lastRemoved: number;
  readonly removed: number;
}

/** Reads the stored periods by kind; a kind that nobody changed and that never ran is left out. */
export async function readPeriods(db: Kysely<Schema>): Promise<Map<string, StoredPeriod>> {
  const rows = await db.selectFrom("retention_periods").selectAll().execute();
  return new Map(rows.map((row) => [row.kind, {
    days: row.days,
    revision: row.revision,
    position: row.position,
    lastRunAt: row.last_run_at,
    lastRemoved: row.last_removed,
    removed: row.removed,
  }]));
}

/** Makes sure that a kind has a row, and locks it until the transaction ends. */
export async function lockPeriod(
  trx: Transaction<Schema>,
  kind: string,
  defaultDays: number | null,
): Promise<StoredPeriod> {
  await trx.insertInto("retention_periods").values({ kind, days: defaultDays })
    .onConflict((conflict) => conflict.doNothing()).execute();
  await trx.selectFrom("retention_periods").select("kind").where("kind", "=", kind).forUpdate()
    .execute();
  return (await readPeriods(trx)).get(kind)!;
}

/** Stores the days of a kind whose row is locked. */
export async function savePeriod(
  trx: Transaction<Schema>,
  kind: string,
  days: number | null,
): Promise<void> {
  await trx.updateTable("retention_periods").set({
    days,
    revision: sql`revision + 1`,
  }).where("kind", "=", kind).execute();
}

/** Adds what a part of the work removed; the first part of a run starts its count at zero. */
export async function noteRemoved(
  trx: Transaction<Schema>,
  kind: string,
  { now, removed, position, isFirst }: {
    readonly now: Date;
    readonly removed: number;
    readonly position: number;
    readonly isFirst: boolean;
  },
): Promise<void> {
  await trx.updateTable("retention_periods").set({
    position,
    last_run_at: now,
    last_removed: isFirst ? removed : sql`last_removed + ${removed}`,
    removed: sql`removed + ${removed}`,
  }).where("kind", "=", kind).execute();
}
