import { z } from "zod";
import { agentSnapshotSchema, rankSchema } from "@/core/agents/views.ts";
import { earnedAchievementSchema } from "@/core/achievements/views.ts";
import { problemSchema } from "@/core/problems/views.ts";
import { OUTCOMES } from "./outcomes.ts";
import { breakdownStepSchema } from "./views.ts";
import { listOf, shape } from "@/core/shapes.ts";

/** Progress in a challenge after an event. */
const challengeProgressSchema = shape({
  id: z.string(),
  title: z.string(),
  progress: z.int(),
  target: z.int().nullable(),
  isCompleted: z.boolean().describe("Whether this event reached the target"),
});
export type ChallengeProgress = z.infer<typeof challengeProgressSchema>;

/** What an event changed. */
export const eventAnswerSchema = shape({
  id: z.string(),
  source: z.string(),
  status: z.enum([...OUTCOMES, "duplicate"]),
  points: z.int(),
  reason: z.string().optional().describe(
    "Why a capped event paid nothing, or why a reversal changed nothing (yet): " +
      "`waiting_for_event` or `already_reversed`",
  ),
  breakdown: listOf(breakdownStepSchema),
  ruleVersion: z.int(),
  agent: agentSnapshotSchema,
  levelUp: shape({ from: z.int(), to: z.int(), rank: rankSchema }).nullable()
    .describe("A level that was reached"),
  achievements: listOf(earnedAchievementSchema)
    .describe("Achievements that this event earned; their points are in `also`"),
  challenges: listOf(challengeProgressSchema).describe(
    "Challenges for which the event counts, with the progress after it",
  ),
  also: listOf(shape({ type: z.string(), points: z.int() })).describe(
    "Other bookings that the event changed: the day's streak, achievements, and net corrections of " +
      "earlier bookings",
  ),
}).meta({ id: "EventAnswer" });
export type EventAnswerView = z.infer<typeof eventAnswerSchema>;

/** The results of the events of a batch, in the order of the events. */
export const batchAnswerSchema = shape({
  results: listOf(z.union([
    eventAnswerSchema,
    shape({ id: z.string().nullable(), status: z.literal("rejected"), error: problemSchema }),
  ])),
}).meta({ id: "BatchAnswer" });
