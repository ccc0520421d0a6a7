import { z } from "zod";
import { agentSnapshotSchema } from "@/core/agents/views.ts";
import { changedBySchema } from "@/core/events/corrections.ts";
import { eventRefSchema } from "@/core/explain/views.ts";
import { eventAnswerSchema } from "@/core/scoring/event_answer.ts";
import { momentText, shape } from "@/core/shapes.ts";

/** What a correction or a reversal changed, or would change. */
export const changeResultSchema = shape({
  event: eventRefSchema.describe("The event that was corrected or taken back"),
  pointsBefore: z.int().describe("What the event counted before, with earlier corrections"),
  points: z.int().describe("What it counts now"),
  reason: z.string(),
  by: changedBySchema,
  at: momentText,
  sentence: z.string().describe("What the agent reads"),
  before: agentSnapshotSchema.describe("The agent before"),
  after: agentSnapshotSchema.describe("The agent now, with everything that followed"),
  isPreview: z.boolean().describe("Whether nothing was changed"),
  answer: eventAnswerSchema.describe("The answer of the correction or reversal, itself an event"),
}).meta({ id: "ChangeResult" });
export type ChangeResult = z.infer<typeof changeResultSchema>;
