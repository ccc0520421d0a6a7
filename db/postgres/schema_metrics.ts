import type { DateText } from "./schema_columns.ts";

export interface AgentMetricDailyTable {
  agent_id: number;
  day: DateText;
  metric: string;
  numerator: number;
  denominator: number | null;
}

/** How many events of work count on a person's day, by the organization's day. */
export interface AgentWorkDailyTable {
  agent_id: number;
  day: DateText;
  board_day: DateText;
  events: number;
}

/** The tables of metrics. */
export interface MetricsSchema {
  agent_work_daily: AgentWorkDailyTable;
  agent_metrics_daily: AgentMetricDailyTable;
}
