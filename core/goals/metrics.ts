/** What a daily goal can be set for, in the order in which goals are shown. All are in core/metrics. */
export const GOAL_METRICS = [
  "chat_responses",
  "chat_message_quality",
  "dialer_follow_ups",
  "dialer_calls_completed",
  "chat_resolutions",
  "pipeline_leads_qualified",
  "pipeline_deals_won",
  "contacts_created",
] as const;
export type GoalMetric = typeof GOAL_METRICS[number];

/** The largest target of something that is counted. */
const MOST_COUNTED = 10_000;

/** Whether a metric is a share of 0 to 1; the others count whole things. */
export function isShare(metric: GoalMetric): boolean {
  return metric === "chat_message_quality";
}

/** Returns what is wrong with a target, or null. */
export function targetProblem(metric: GoalMetric, target: number): string | null {
  if (isShare(metric)) {
    return target >= 0.01 && target <= 1 ? null : "is not between 0.01 and 1";
  }
  if (!Number.isInteger(target)) return "is not a whole number";
  return target >= 1 && target <= MOST_COUNTED ? null : `is not between 1 and ${MOST_COUNTED}`;
}
