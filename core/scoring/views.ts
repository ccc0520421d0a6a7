import { z } from "zod";
import { rankSchema } from "@/core/agents/views.ts";
import { shape } from "@/core/shapes.ts";

/** One step of the calculation: points that were added, or a factor that was applied. */
export const breakdownStepSchema = z.union([
  shape({ rule: z.string(), points: z.int() }),
  shape({ rule: z.string(), factor: z.number() }),
]).meta({ id: "BreakdownStep" });
export type BreakdownStep = z.infer<typeof breakdownStepSchema>;

/** An agent's progress within the level, for rings and bars. */
export const levelProgressSchema = shape({
  level: z.int(),
  rank: rankSchema,
  from: z.int().describe("Experience at which this level began"),
  to: z.int().describe("Experience at which the next level begins"),
  progress: z.number().describe("Share of the level that is done, 0 to 1"),
});
export type LevelProgress = z.infer<typeof levelProgressSchema>;
