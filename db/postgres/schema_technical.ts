import type { BigInt, Timestamp } from "./schema_columns.ts";

/** What one instance counted in five minutes; see core/technical. */
interface TechnicalSamplesTable {
  /** The start of the five minutes. */
  at: Timestamp;
  instance: string;
  responses: number[];
  failed_responses: BigInt;
  queries: number[];
  cache_hits: BigInt;
  cache_misses: BigInt;
  connected_seconds: number;
  lost_seconds: number;
}

/** The tables of technical measurements. */
export interface TechnicalSchema {
  technical_samples: TechnicalSamplesTable;
}
