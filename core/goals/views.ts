import { z } from "zod";
import { dayText, listOf, momentText, shape } from "@/core/shapes.ts";
import { GOAL_METRICS } from "./metrics.ts";

export const goalMetricSchema = z.enum(GOAL_METRICS);

const target = z.number().describe("Of a day: a whole number, or 0.01 to 1 for quality");

/** What a request sets. The limits depend on the metric; see `targetProblem`. */
export const goalInputSchema = z.strictObject({ target }).meta({ id: "GoalInput" });

/** A goal of a team or of an agent. */
export const goalSchema = shape({
  metric: goalMetricSchema,
  target,
  since: momentText.describe("When it was set to this target"),
}).meta({ id: "Goal" });
export type Goal = z.infer<typeof goalSchema>;

/** The goals that an agent has: their own, and those of their team. */
export const ownGoalsSchema = shape({
  own: listOf(goalSchema).describe("Set by oneself; they come before those of the team"),
  team: listOf(goalSchema),
}).meta({ id: "OwnGoals" });
export type OwnGoals = z.infer<typeof ownGoalsSchema>;

/** How far a goal is today. */
export const goalProgressSchema = shape({
  metric: goalMetricSchema,
  target,
  setBy: z.enum(["self", "team"]),
  value: z.number().nullable().describe("Of today; null when nothing was measured"),
  share: z.number().describe("0 to 1: how much of the ring is filled"),
  isClosed: z.boolean().describe("Whether the target is reached"),
}).meta({ id: "GoalProgress" });
export type GoalProgress = z.infer<typeof goalProgressSchema>;

/** How far all goals of a day are. */
export const goalsOfDaySchema = shape({
  day: dayText.describe("Today in the agent's time zone"),
  goals: listOf(goalProgressSchema),
}).meta({ id: "GoalsOfDay" });
export type GoalsOfDay = z.infer<typeof goalsOfDaySchema>;
