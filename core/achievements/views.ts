import { z } from "zod";
import { fieldsOf, listOf, momentText, shape } from "@/core/shapes.ts";
import { achievementSchema } from "./achievements.ts";

/** An achievement that was earned, as answers and live messages show it. */
export const earnedAchievementSchema = shape({
  key: z.string(),
  title: z.string(),
  icon: z.string(),
  tier: z.int(),
  points: z.int(),
});

/** An achievement that can be earned, with what everybody may see of it. */
export const catalogueEntrySchema = shape({
  key: z.string().meta({ example: "deals_5" }),
  family: z.string().describe("The tiers of one achievement share a family"),
  title: z.string(),
  description: z.string(),
  category: achievementSchema.shape.category,
  icon: z.string().describe("Name of a lucide icon"),
  tier: z.int().describe("1 (easy) to 5 (legendary)"),
  points: z.int().describe("Paid with every award"),
  target: z.int(),
  span: z.enum(["day", "week"]).nullable()
    .describe("Counted within a day or an ISO week; null: over the agent's whole history"),
  isRepeatable: z.boolean(),
}).meta({ id: "CatalogueEntry" });
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>;

/** An achievement as its agent sees it. Secret ones that are not earned yet are left out of lists. */
export const achievementViewSchema = shape({
  ...fieldsOf(catalogueEntrySchema),
  progress: z.int().describe("At most the target; for repeatable ones towards the next award"),
  isSecret: z.boolean(),
  awards: z.int().describe("How many times it was awarded"),
  earnedAt: momentText.nullable()
    .describe("Time of the work that earned it first; null while it is not earned"),
}).meta({ id: "AgentAchievement" });
export type AchievementView = z.infer<typeof achievementViewSchema>;

/** A summary of an agent's achievements. */
export const achievementSummarySchema = shape({
  earned: z.int().describe("Number of different achievements that the agent has earned"),
  total: z.int().describe("Number of achievements that the agent can see, earned ones included"),
  nearest: listOf(achievementViewSchema)
    .describe("The next achievement of each family, the nearest first"),
});
export type AchievementSummary = z.infer<typeof achievementSummarySchema>;

/** An achievement as admins define it. */
export const achievementDefinitionSchema = achievementSchema.meta({ id: "Achievement" });
