import type { GoalProgress } from "@/core/goals/views.ts";

/**
 * Returns the goals that were open before and are closed now. A goal that was made smaller is none:
 * no work closed it.
 */
export function newlyClosed(
  before: readonly GoalProgress[],
  now: readonly GoalProgress[],
): GoalProgress[] {
  return now.filter((goal) =>
    goal.isClosed &&
    before.some(({ metric, target, isClosed }) =>
      metric === goal.metric && target === goal.target && !isClosed
    )
  );
}
