import { assertEquals } from "@std/assert";
import { METRIC_DEFINITIONS } from "@/core/metrics/definitions.ts";
import { GOAL_METRICS, type GoalMetric, isShare, targetProblem } from "./metrics.ts";
import { goalsOfDay, nearestGoal } from "./progress.ts";

const since = "2026-11-30T09:00:00.000Z";
const goal = (metric: GoalMetric, target: number) => ({ metric, target, since });

Deno.test("goals - every one is a metric of which more is better, counted or a share", () => {
  for (const key of GOAL_METRICS) {
    const metric = METRIC_DEFINITIONS.find((one) => one.key === key)!;
    assertEquals([metric.unit, metric.higherIsBetter], [isShare(key) ? "ratio" : "count", true]);
  }
});

Deno.test("goals - one's own comes before the team's, and rings fill up to their target", () => {
  const values: Partial<Record<GoalMetric, number>> = {
    chat_responses: 12,
    dialer_calls_completed: 40,
  };
  const goals = goalsOfDay({
    own: [goal("chat_responses", 16), goal("chat_message_quality", 0.9)],
    team: [goal("dialer_calls_completed", 30), goal("chat_responses", 10)],
  }, (metric) => values[metric] ?? null);
  assertEquals(
    goals.map(({ metric, setBy, share, isClosed }) => [metric, setBy, share, isClosed]),
    [
      ["chat_responses", "self", 0.75, false],
      ["chat_message_quality", "self", 0, false],
      ["dialer_calls_completed", "team", 1, true],
    ],
  );
  assertEquals(nearestGoal(goals), { metric: "chat_responses", missing: 4, share: 0.75 });
});

Deno.test("goals - what is far, closed or a share is not within reach", () => {
  const near = (metric: GoalMetric, target: number, value: number | null) =>
    nearestGoal(goalsOfDay({ own: [goal(metric, target)], team: [] }, () => value));
  assertEquals(near("chat_responses", 20, 14), null);
  assertEquals(near("chat_responses", 20, 20), null);
  assertEquals(near("chat_responses", 20, null), null);
  assertEquals(near("chat_message_quality", 0.9, 0.85), null);
  assertEquals(near("chat_responses", 20, 18)?.missing, 2);
});

Deno.test("goals - a target is a whole number, or a share for quality", () => {
  assertEquals(targetProblem("chat_responses", 20), null);
  assertEquals(targetProblem("chat_responses", 0.5), "is not a whole number");
  assertEquals(targetProblem("chat_responses", 0), "is not between 1 and 10000");
  assertEquals(targetProblem("chat_message_quality", 0.9), null);
  assertEquals(targetProblem("chat_message_quality", 90), "is not between 0.01 and 1");
});
