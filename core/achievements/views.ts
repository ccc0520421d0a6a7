import { z } from "zod";
import { fieldsOf, listOf, momentText, shape, titlesShape } from "@/core/shapes.ts";
import { expectedRevision, revisionShape } from "@/core/revisions.ts";
import { achievementSchema } from "./achievements.ts";

/** An achievement that was earned, as answers and live messages show it. */
export const earnedAchievementSchema = shape({
  key: z.string(),
  title: z.string(),
  titles: titlesShape,
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
export const newAchievementSchema = achievementSchema.meta({ id: "Achievement" });

/** A stored achievement, with who has it. */
export const achievementDefinitionSchema = shape({
  ...achievementSchema.shape,
  revision: revisionShape,
  replaces: z.string().nullable().describe("Key of the achievement that it replaced"),
  replacedBy: z.string().nullable().describe("Key of the achievement that replaced it"),
  isRetired: z.boolean().describe("Whether nobody earns it any more, today"),
  people: z.int().describe("Agents who work here and have it"),
  share: z.number().describe("Their share of all who work here, 0 to 1"),
  awards: z.int().describe("How often it was awarded"),
  lastEarnedAt: momentText.nullable().describe("When the latest agent earned it"),
}).meta({ id: "AchievementDefinition" });
export type AchievementDefinition = z.infer<typeof achievementDefinitionSchema>;

const fields = achievementSchema.shape;

/**
 * The body of a change of an achievement: its words and its looks. What it pays for never changes;
 * replace it for that.
 */
export const achievementChangeSchema = z.strictObject({
  title: fields.title.optional(),
  description: fields.description.optional(),
  icon: fields.icon.optional(),
  secret: fields.secret.removeDefault().optional(),
  revision: expectedRevision,
});
export type AchievementChange = z.infer<typeof achievementChangeSchema>;

/** The parts of an achievement that decide who has it, and what it pays. */
export const reachQuestionSchema = z.strictObject({
  metric: fields.metric,
  target: fields.target,
  points: fields.points,
  span: fields.span,
  repeatable: fields.repeatable,
  startsOn: fields.startsOn,
});
export type ReachQuestion = z.infer<typeof reachQuestionSchema>;
