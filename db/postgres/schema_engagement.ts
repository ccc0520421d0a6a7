import type { BigInt, DateText, Timestamp } from "./schema_columns.ts";

export interface VisitTable {
  user_id: string;
  id: string;
  team_id: number | null;
  day: DateText;
  started_at: Timestamp;
  last_at: Timestamp;
  seconds: number;
  last_batch: number;
}

export interface VisitDayTable {
  user_id: string;
  day: DateText;
  team_id: number | null;
  /** Bits, see core/engagement/features.ts. */
  features: BigInt;
  visits: number;
}

export interface VisitMonthTable {
  /** The first day. */
  month: DateText;
  user_id: string;
  team_id: number | null;
  features: BigInt;
}

export interface FeatureUseTable {
  user_id: string;
  day: DateText;
  feature: string;
  uses: number;
}

export interface EngagementDailyTable {
  /** Null: everybody. */
  team_id: number | null;
  day: DateText;
  daily: number;
  weekly: number;
  monthly: number;
}

export interface VisitLengthDailyTable {
  team_id: number | null;
  day: DateText;
  seconds: number;
  visits: number;
}

export interface FeatureUseDailyTable {
  team_id: number | null;
  day: DateText;
  feature: string;
  uses: number;
}

export interface StreakSpellTable {
  agent_id: number;
  first_day: DateText;
  last_day: DateText;
  length: number;
  ends_on: DateText;
}

export interface AgentSpanTable {
  agent_id: number;
  version: number;
  derived_at: Timestamp;
}

export interface AgentTierTable {
  agent_id: number;
  tier: number;
  reached_on: DateText;
  days: number;
}

/** The tables of migration 20261130060000_engagement. */
export interface EngagementSchema {
  visits: VisitTable;
  visit_days: VisitDayTable;
  visit_months: VisitMonthTable;
  feature_uses: FeatureUseTable;
  engagement_daily: EngagementDailyTable;
  visit_lengths_daily: VisitLengthDailyTable;
  feature_uses_daily: FeatureUseDailyTable;
  streak_spells: StreakSpellTable;
  agent_spans: AgentSpanTable;
  agent_tiers: AgentTierTable;
}
