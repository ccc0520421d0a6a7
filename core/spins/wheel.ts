import { z } from "zod";
import { listOf, momentText, shape } from "@/core/shapes.ts";
import { prizeSchema } from "./prize.ts";

/** A wheel as admins see it: with the limits of its prizes. */
export const wheelAnswerSchema = shape({
  version: z.int(),
  publishedAt: momentText.describe("When it began to count"),
  prizes: listOf(prizeSchema),
}).meta({ id: "Wheel" });
export type WheelAnswer = z.infer<typeof wheelAnswerSchema>;

/** How often the wheel was spun, and what it paid. */
export const spinStatisticsSchema = shape({
  from: momentText,
  to: momentText,
  spins: z.int(),
  people: z.int().describe("How many people spun"),
  points: z.int().describe("The points that these spins paid"),
}).meta({ id: "SpinStatistics" });
export type SpinStatistics = z.infer<typeof spinStatisticsSchema>;
