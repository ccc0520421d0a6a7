import { z } from "zod";
import { changedBySchema } from "@/core/events/corrections.ts";
import { revisionShape } from "@/core/revisions.ts";
import { fieldsOf, listOf, momentText, orNull, shape } from "@/core/shapes.ts";
import { ruleSetSchema } from "./rules.ts";

const withdrawalSchema = shape({
  at: momentText,
  by: orNull(changedBySchema),
  from: momentText.describe("When it was to begin"),
}).meta({ id: "RuleSetWithdrawal" });

/** The states of a version of the rules. */
const RULE_SET_STATES = ["in_force", "scheduled", "past", "recalculations", "withdrawn"] as const;
export type RuleSetState = typeof RULE_SET_STATES[number];

/** A version of the rules, without the rules. */
export const ruleSetInfoSchema = shape({
  version: z.int(),
  effectiveFrom: momentText.nullable()
    .describe(
      "The event time from which it scores; null: it scores only in recalculations that name it",
    ),
  effectiveUntil: momentText.nullable()
    .describe("When a later version takes over; null: none does so far"),
  state: z.enum(RULE_SET_STATES).describe(
    "recalculations: it scores only in recalculations that name it; withdrawn: it was to begin, " +
      "and never did",
  ),
  note: z.string(),
  createdAt: momentText,
  publishedBy: orNull(changedBySchema).describe("null: Laurel, or before Laurel wrote it down"),
  withdrawn: orNull(withdrawalSchema).describe("null: it was not withdrawn"),
  isInForce: z.boolean().describe("Whether it scores work that is done now"),
}).meta({ id: "RuleSetInfo" });
export type RuleSetInfoView = z.infer<typeof ruleSetInfoSchema>;

/** A version of the rules. */
export const storedRuleSetSchema = shape({
  ...fieldsOf(ruleSetInfoSchema),
  rules: ruleSetSchema.meta({ id: "RuleSet" }),
}).meta({ id: "StoredRuleSet" });
export type StoredRuleSetView = z.infer<typeof storedRuleSetSchema>;

/** A fault in a rule set, or something in it that may be a mistake. */
export const ruleIssueSchema = shape({
  severity: z.enum(["error", "warning"]).describe(
    "error: the rules cannot be published; warning: the rules may not do what was intended",
  ),
  path: z.string().meta({
    description: "The path of the field, with dots",
    example: "actions.deal_won.bonuses.0.when",
  }),
  message: z.string(),
}).meta({ id: "RuleIssue" });
export type RuleIssue = z.infer<typeof ruleIssueSchema>;

/** The result of checking a draft. */
export const ruleCheckSchema = shape({
  isValid: z.boolean().describe("Whether there is no error"),
  issues: listOf(ruleIssueSchema),
});

/** A version that was published, with warnings about rules that may not do what was intended. */
export const publishedRuleSetSchema = shape({
  ...fieldsOf(storedRuleSetSchema),
  warnings: listOf(ruleIssueSchema),
});

/** A boost, which multiplies the points of actions for a while, as admins see it. */
export const boostViewSchema = shape({
  id: z.int(),
  name: z.string().describe("The name that the calculation shows"),
  factor: z.number(),
  startsAt: momentText,
  endsAt: momentText,
  types: listOf(z.string()).nullable().describe("The actions that are boosted; null: all"),
  team: z.string().nullable().describe(
    "The only team that is boosted; null: not limited to a team",
  ),
  teamName: z.string().nullable().describe("The name of this team"),
  agent: z.string().nullable().describe(
    "The only agent who is boosted; null: not limited to an agent",
  ),
  agentName: z.string().nullable().describe("The name of this agent"),
  spin: z.string().nullable().describe("The spin that won it; null: an admin created it"),
  title: z.string().nullable().describe("What people read; null: only the name"),
  revision: revisionShape,
  createdAt: momentText,
}).meta({ id: "Boost" });
export type BoostView = z.infer<typeof boostViewSchema>;

/** What a boost would have paid, and what to think about before it is made. */
export const boostEffectSchema = shape({
  from: momentText.describe("The beginning of the past time whose work was counted"),
  to: momentText.describe("Its end: whole weeks before the boost"),
  points: z.int().describe("How many more points this work would have paid, before caps"),
  people: z.int().describe("How many people would have got them"),
  warnings: listOf(z.string()).describe("What may not be intended"),
}).meta({ id: "BoostEffect" });
export type BoostEffect = z.infer<typeof boostEffectSchema>;
