import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { PartKey, PartSums } from "@/core/performance/measures.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumn, type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";
import { SUM_COLUMNS, type SumRow, toPartSums } from "./columns.ts";
import { sumWeeks } from "./weekly.ts";

/** A person's day. */
interface Place {
  readonly rowId: number;
  readonly day: Day;
}

/** The parts of the measures on a person's day. */
export interface PerformanceDay extends Place {
  readonly sums: PartSums;
}

type Table = "agent_performance_daily" | "performance_baseline";

/** Returns an insert of days, which replaces the sums of days that are there. */
function upsert(table: Table, days: readonly PerformanceDay[]) {
  const of = (key: PartKey, end: "numerator" | "denominator"): ArrayColumn<number> => [
    "float8[]",
    days.map(({ sums }) => sums[key][end]),
  ];
  const columns: NewRows<Table> = {
    day: ["date[]", days.map(({ day }) => day)],
    agent_id: ["int[]", days.map(({ rowId }) => rowId)],
    response_time_sum: of("response_time", "numerator"),
    response_time_count: of("response_time", "denominator"),
    pipeline_conversion_sum: of("pipeline_conversion", "numerator"),
    pipeline_conversion_count: of("pipeline_conversion", "denominator"),
    contact_quality_sum: of("contact_quality", "numerator"),
    contact_quality_count: of("contact_quality", "denominator"),
    call_success_sum: of("call_success", "numerator"),
    call_success_count: of("call_success", "denominator"),
    output_sum: of("output", "numerator"),
    output_count: of("output", "denominator"),
  };
  const rowOf = (alias: string) => SUM_COLUMNS.map((name) => `${alias}.${name}`).join(", ");
  // Unchanged rows are not written again, because the current day is measured often.
  return sql`${insertRows(table, columns, "p")} ON CONFLICT (day, agent_id) DO UPDATE
    SET ${sql.raw(SUM_COLUMNS.map((name) => `${name} = excluded.${name}`).join(", "))}
    WHERE (${sql.raw(rowOf("p"))}) IS DISTINCT FROM (${sql.raw(rowOf("excluded"))})`;
}

/**
 * Replaces the stored parts of days that were measured; days without metrics have none. Call it last
 * in a transaction: it locks weeks.
 */
export async function savePerformance(
  trx: Transaction<Schema>,
  measured: readonly Place[],
  days: readonly PerformanceDay[],
): Promise<void> {
  const kept = new Set(days.map(({ rowId, day }) => `${rowId} ${day}`));
  const gone = measured.filter(({ rowId, day }) => !kept.has(`${rowId} ${day}`));
  let changes = 0n;
  if (gone.length > 0) {
    const { numAffectedRows } = await sql`DELETE FROM agent_performance_daily p
      USING ${unnest("q", placesOf(gone))}
      WHERE p.agent_id = q.agent_id AND p.day = q.day`.execute(trx);
    changes += numAffectedRows ?? 0n;
  }
  if (days.length > 0) {
    const { numAffectedRows } = await upsert("agent_performance_daily", days).execute(trx);
    changes += numAffectedRows ?? 0n;
  }
  if (changes > 0n) await sumWeeks(trx, measured);
}

/** Stores days before Laurel; those of the same person and day are replaced. */
export async function saveBaseline(
  trx: Transaction<Schema>,
  days: readonly PerformanceDay[],
): Promise<void> {
  if (days.length > 0) await upsert("performance_baseline", days).execute(trx);
}

/** Reads the measured parts of some days. */
export function findPerformanceDays(
  db: Kysely<Schema>,
  days: readonly Place[],
): Promise<PerformanceDay[]> {
  return findDays(db, "agent_performance_daily", days);
}

/** Reads the parts that were brought in of some days. */
export function findBaseline(
  db: Kysely<Schema>,
  days: readonly Place[],
): Promise<PerformanceDay[]> {
  return findDays(db, "performance_baseline", days);
}

async function findDays(
  db: Kysely<Schema>,
  table: Table,
  days: readonly Place[],
): Promise<PerformanceDay[]> {
  const { rows } = await sql<SumRow & { agent_id: number; day: Day }>`
    SELECT p.* FROM ${unnest("q", placesOf(days))}
    JOIN ${sql.table(table)} p ON p.agent_id = q.agent_id AND p.day = q.day`.execute(db);
  return rows.map((row) => ({ rowId: row.agent_id, day: row.day, sums: toPartSums(row) }));
}

function placesOf(days: readonly Place[]) {
  return {
    agent_id: ["int[]", days.map(({ rowId }) => rowId)],
    day: ["date[]", days.map(({ day }) => day)],
  } satisfies ArrayColumns;
}
