import type { DateText } from "./schema_columns.ts";

export interface AgentMetricDailyTable {
  agent_id: number;
  day: DateText;
  metric: string;
  numerator: number;
  denominator: number | null;
}

/** The tables of metrics. */
export interface MetricsSchema {
  agent_metrics_daily: AgentMetricDailyTable;
}
