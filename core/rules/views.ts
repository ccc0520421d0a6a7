import { z } from "zod";
import { fieldsOf, listOf, momentText, shape } from "@/core/shapes.ts";
import { ruleSetSchema } from "./rules.ts";

/** A version of the rules, without the rules. */
export const ruleSetInfoSchema = shape({
  version: z.int(),
  effectiveFrom: momentText.nullable()
    .describe("Event time from which it scores; null: only where a recalculation says so"),
  note: z.string(),
  createdAt: momentText,
  isInForce: z.boolean().describe("Whether it scores what is done now"),
}).meta({ id: "RuleSetInfo" });
export type RuleSetInfoView = z.infer<typeof ruleSetInfoSchema>;

/** A version of the rules. */
export const storedRuleSetSchema = shape({
  ...fieldsOf(ruleSetInfoSchema),
  rules: ruleSetSchema.meta({ id: "RuleSet" }),
}).meta({ id: "StoredRuleSet" });

/** Something about a rule set that a person should know. */
const ruleIssueSchema = shape({
  severity: z.enum(["error", "warning"]).describe(
    "With an error it cannot be published; a warning says that it may not do what was meant",
  ),
  path: z.string().meta({
    description: "Where, with dots",
    example: "actions.deal_won.bonuses.0.when",
  }),
  message: z.string(),
}).meta({ id: "RuleIssue" });
export type RuleIssue = z.infer<typeof ruleIssueSchema>;

/** What checking a draft found. */
export const ruleCheckSchema = shape({
  isValid: z.boolean().describe("Whether nothing found is an error"),
  issues: listOf(ruleIssueSchema),
});

/** A version that was published, and what may not do what was meant. */
export const publishedRuleSetSchema = shape({
  ...fieldsOf(storedRuleSetSchema),
  warnings: listOf(ruleIssueSchema),
});

/** A factor on what actions pay for a while, as admins see it. */
export const boostViewSchema = shape({
  id: z.int(),
  name: z.string().describe("As the arithmetic shows it"),
  factor: z.number(),
  startsAt: momentText,
  endsAt: momentText,
  types: listOf(z.string()).nullable().describe("Actions that are boosted; null: all"),
  team: z.string().nullable().describe("For one team"),
  agent: z.string().nullable().describe("For one agent"),
  spin: z.string().nullable().describe("The spin that gave it"),
  createdAt: momentText,
}).meta({ id: "Boost" });
export type BoostView = z.infer<typeof boostViewSchema>;
