import type { Generated, JSONColumnType } from "kysely";
import type { ErasedTerms } from "@/core/privacy/terms.ts";
import type { BigInt, Timestamp } from "./schema_columns.ts";

export interface RetentionPeriodTable {
  kind: string;
  days: number | null;
  revision: Generated<number>;
  position: BigInt;
  last_run_at: Timestamp | null;
  last_removed: Generated<number>;
  removed: BigInt;
}

export interface ErasureTable {
  id: Generated<number>;
  label: string | null;
  erased_at: Timestamp;
  last_outbox_row: number;
  terms: JSONColumnType<ErasedTerms, string | null, string | null> | null;
  finished_at: Timestamp | null;
}

export interface PrivacySchema {
  retention_periods: RetentionPeriodTable;
  erasures: ErasureTable;
}
