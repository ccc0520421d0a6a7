import { sql } from "kysely";
import { PART_KEYS, type PartSums, partSums } from "@/core/performance/measures.ts";
import type { AgentPerformanceDailyTable } from "@/db/postgres/schema_performance.ts";

/** The columns of a row that hold sums. */
export type SumRow = {
  readonly [Column in Exclude<keyof AgentPerformanceDailyTable, "day" | "agent_id">]: number;
};

/** All columns of sums, each added up. */
export const ADDED_SUMS = sql.raw(
  PART_KEYS.flatMap((key) => [`sum(${key}_sum) AS ${key}_sum`, `sum(${key}_count) AS ${key}_count`])
    .join(", "),
);

/** Reads the sums of a row. */
export function toPartSums(row: SumRow): PartSums {
  return partSums((key) => ({
    numerator: row[`${key}_sum`],
    denominator: row[`${key}_count`],
  }));
}
