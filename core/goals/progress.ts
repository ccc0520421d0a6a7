import { GOAL_METRICS, type GoalMetric, isShare } from "./metrics.ts";
import type { GoalProgress, OwnGoals } from "./views.ts";

/** From this share of its target on, a goal is within reach. */
const NEARLY = 0.75;

/** Returns the goals that count, the agent's own before the team's, and how far each is. */
export function goalsOfDay(
  { own, team }: OwnGoals,
  valueOf: (metric: GoalMetric) => number | null,
): GoalProgress[] {
  return GOAL_METRICS.flatMap((metric) => {
    const mine = own.find((goal) => goal.metric === metric);
    const goal = mine ?? team.find((goal) => goal.metric === metric);
    if (!goal) return [];
    const { target } = goal;
    const value = valueOf(metric);
    const share = value === null ? 0 : Math.min(Math.max(value / target, 0), 1);
    const isClosed = value !== null && value >= target;
    return [{ metric, target, setBy: mine ? "self" : "team", value, share, isClosed }];
  });
}

/** A goal that a little more work closes. */
export interface NearGoal {
  readonly metric: GoalMetric;
  readonly missing: number;
  readonly share: number;
}

/**
 * Returns the open goal that is the nearest, if one is within reach. More work does not raise a
 * share by itself, so only what is counted can be.
 */
export function nearestGoal(goals: readonly GoalProgress[]): NearGoal | null {
  const [nearest] = goals.filter(({ metric, isClosed, share }) =>
    !isShare(metric) && !isClosed && share >= NEARLY
  ).sort((a, b) => b.share - a.share);
  if (!nearest) return null;
  const { metric, target, value, share } = nearest;
  return { metric, missing: target - (value ?? 0), share };
}
