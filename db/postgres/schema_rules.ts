import type { Generated, JSONColumnType } from "kysely";
import type { ChangedBy } from "@/core/events/corrections.ts";
import type { CreatedAt, Timestamp } from "./schema_columns.ts";

export interface RuleSetTable {
  version: number;
  /** Null: only for recalculations. */
  effective_from: Timestamp | null;
  rules: JSONColumnType<Record<string, unknown>>;
  note: string;
  published_by: JSONColumnType<ChangedBy> | null;
  withdrawn_at: Timestamp | null;
  withdrawn_by: JSONColumnType<ChangedBy> | null;
  /** When a withdrawn version was to begin. */
  withdrawn_from: Timestamp | null;
  created_at: CreatedAt;
}

export interface RuleDraftTable {
  id: Generated<number>;
  name: string;
  note: Generated<string>;
  /** As they were typed, so also incomplete or wrong. */
  rules: JSONColumnType<Record<string, unknown>>;
  /** The version from which it was made. */
  based_on: number | null;
  revision: Generated<number>;
  created_by: JSONColumnType<ChangedBy>;
  changed_by: JSONColumnType<ChangedBy>;
  created_at: Timestamp;
  changed_at: Timestamp;
}

export interface RuleTrialTable {
  id: Generated<number>;
  rules: JSONColumnType<Record<string, unknown>>;
  /** 0: rules that are not stored as a version. */
  rule_version: number;
  recalculation_id: number | null;
  from_time: Timestamp;
  to_time: Timestamp;
  status: Generated<"running" | "done" | "failed">;
  /** How many agents are compared. */
  agents: number;
  done_agents: Generated<number>;
  /** The key of the last agent that was compared. */
  after_agent: Generated<string>;
  /** Until then an instance compares the next agents. */
  leased_until: Timestamp | null;
  created_at: Timestamp;
  finished_at: Timestamp | null;
}

export interface RuleTrialAgentTable {
  trial_id: number;
  agent_id: number;
  points_before: number;
  difference: number;
  changed_entries: number;
}

/** The tables of versions, drafts and trials of rules. */
export interface RulesSchema {
  rule_sets: RuleSetTable;
  rule_drafts: RuleDraftTable;
  rule_trials: RuleTrialTable;
  rule_trial_agents: RuleTrialAgentTable;
}
