import { sql } from "kysely";
import { PART_KEYS, type PartSums, partSums } from "@/core/performance/measures.ts";
import type { AgentPerformanceDailyTable } from "@/db/postgres/schema_performance.ts";

/** The columns of a row that hold sums. */
export type SumRow = {
  readonly [Column in Exclude<keyof AgentPerformanceDailyTable, "day" | "agent_id">]: number;
};

/** The names of the columns that hold sums. */
export const SUM_COLUMNS: readonly (keyof SumRow)[] = PART_KEYS.flatMap((key) =>
  [`${key}_sum`, `${key}_count`] as const
);

/** All columns of sums, each added up. */
export const ADDED_SUMS = sql.raw(
  SUM_COLUMNS.map((name) => `sum(${name}) AS ${name}`).join(", "),
);

/** Reads the sums of a row. */
export function toPartSums(row: SumRow): PartSums {
  return partSums((key) => ({
    numerator: row[`${key}_sum`],
    denominator: row[`${key}_count`],
  }));
}
