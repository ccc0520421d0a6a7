import type { Generated, JSONColumnType } from "kysely";
import type { DateText, Timestamp } from "./schema_columns.ts";

export interface FairnessDailyTable {
  agent_id: number;
  day: DateText;
  burst: number;
  points_per_hour: number | null;
}

export interface FairnessProgressTable {
  id: number;
  measured_at: Timestamp;
  agent_id: number;
  day: DateText;
}

export interface FairnessFindingTable {
  id: Generated<number>;
  agent_id: number;
  kind: string;
  day: DateText;
  strength: number;
  numbers: JSONColumnType<Record<string, unknown>>;
  evidence: JSONColumnType<unknown[]>;
  from_time: Timestamp;
  to_time: Timestamp;
  state: Generated<"open" | "decided" | "withdrawn">;
  decided_keys: JSONColumnType<unknown[], string | undefined>;
  revision: Generated<number>;
  found_at: Timestamp;
}

export interface FairnessDecisionTable {
  id: Generated<number>;
  finding_id: number;
  agent_id: number;
  decision: string;
  reason: string;
  decided_by: string;
  decided_by_name: string;
  decided_at: Timestamp;
}

/** The tables of migration 20261130060100_fairness. */
export interface FairnessSchema {
  fairness_daily: FairnessDailyTable;
  fairness_progress: FairnessProgressTable;
  fairness_findings: FairnessFindingTable;
  fairness_decisions: FairnessDecisionTable;
}
