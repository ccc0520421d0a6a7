import type { Generated } from "kysely";
import type { PartKey } from "@/core/performance/measures.ts";
import type { CreatedAt, DateText } from "./schema_columns.ts";

type SumColumns =
  & { [Part in PartKey as `${Part}_sum`]: Generated<number> }
  & { [Part in PartKey as `${Part}_count`]: Generated<number> };

/** What the measures of performance need of a person and day. */
export interface AgentPerformanceDailyTable extends SumColumns {
  day: DateText;
  agent_id: number;
}

/** The same of a person and week. */
export interface AgentPerformanceWeeklyTable extends SumColumns {
  /** The week's Monday. */
  week: DateText;
  agent_id: number;
}

export interface HoldoutTable {
  id: Generated<number>;
  name: string;
  team_id: number | null;
  share: number | null;
  seed: string | null;
  first_day: DateText;
  last_day: DateText | null;
  revision: Generated<number>;
  created_at: CreatedAt;
}

export interface HoldoutMemberTable {
  holdout_id: number;
  agent_id: number;
}

/** The tables of performance and holdouts. */
export interface PerformanceSchema {
  agent_performance_daily: AgentPerformanceDailyTable;
  agent_performance_weekly: AgentPerformanceWeeklyTable;
  performance_baseline: AgentPerformanceDailyTable;
  holdouts: HoldoutTable;
  holdout_members: HoldoutMemberTable;
}
