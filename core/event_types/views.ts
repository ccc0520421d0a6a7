import { z } from "zod";
import { revisionShape } from "@/core/revisions.ts";
import { actionRuleSchema } from "@/core/rules/rules.ts";
import { ruleIssueSchema } from "@/core/rules/views.ts";
import { breakdownStepSchema } from "@/core/scoring/views.ts";
import { fieldsOf, listOf, momentText, orNull, shape } from "@/core/shapes.ts";
import { FIELD_KINDS } from "./definitions.ts";

/** A field of a type's events. */
const typeFieldSchema = shape({
  name: z.string(),
  kind: z.enum(FIELD_KINDS),
  minimum: z.number().optional()
    .describe("The smallest number; of a text: the smallest number of characters"),
  maximum: z.number().optional()
    .describe("The largest number; of a text: the largest number of characters"),
  required: z.boolean().optional().describe("Whether an event without it is refused"),
  title: z.string().optional().describe("What people call it"),
  unit: z.string().optional().describe("What the number counts, such as seconds"),
}).meta({ id: "EventTypeField" });

/** What an event pays: base, bonuses, multipliers and limits. */
const actionRuleView = actionRuleSchema.meta({ id: "ActionRule" });

/** A version of what a type pays by its definition. */
const typePointsSchema = shape({
  version: z.int(),
  effectiveFrom: momentText.nullable()
    .describe("The event time from which it is used; null: from the beginning"),
  points: orNull(actionRuleView)
    .describe("What an event pays; null: it is recorded only"),
  isDefined: z.boolean().describe("false: the type was deleted at this time"),
  createdAt: momentText,
}).meta({ id: "EventTypePoints" });

/** A type of event, as lists show it. */
export const eventTypeSchema = shape({
  type: z.string().describe("The `type` of such events"),
  title: z.string(),
  domain: z.string().describe("The area of work: chat, pipeline, contacts, dialer, other …"),
  icon: z.string(),
  fields: listOf(typeFieldSchema).describe("What `data` holds"),
  isBuiltIn: z.boolean().describe("Whether Laurel brought it along; it then cannot be changed"),
  isSendable: z.boolean()
    .describe("Whether events of the type come from outside; Laurel makes the others"),
  isPaid: z.boolean().describe("Whether such events pay points now"),
  paidBy: z.enum(["rules", "definition"]).nullable().describe(
    "rules: the rule set in force names the type; definition: its own `points` pay",
  ),
  points: orNull(actionRuleView)
    .describe("What an event pays by the type's definition now, unless the rules name the type"),
  revision: revisionShape.nullable().describe("null: it cannot be changed"),
  createdAt: momentText.nullable(),
}).meta({ id: "EventType" });
export type EventTypeView = z.infer<typeof eventTypeSchema>;

/** A type of event with its history. */
export const eventTypeDetailSchema = shape({
  ...fieldsOf(eventTypeSchema),
  versions: listOf(typePointsSchema).describe("All versions of its points, the newest first"),
}).meta({ id: "EventTypeDetail" });
export type EventTypeDetail = z.infer<typeof eventTypeDetailSchema>;

/** Events that were kept although nobody has defined their type. */
export const unknownTypeSchema = shape({
  type: z.string(),
  count: z.int(),
  lastTime: momentText.describe("Time of the latest of them"),
  example: shape({
    source: z.string(),
    id: z.string(),
    data: z.record(z.string(), z.unknown()),
  }).describe("The latest of them"),
}).meta({ id: "UnknownEventType" });
export type UnknownTypeView = z.infer<typeof unknownTypeSchema>;

/** What an example of an event would pay. */
export const typePreviewSchema = shape({
  issues: listOf(ruleIssueSchema).describe("What is wrong with the points; empty: nothing"),
  event: shape({
    id: z.string(),
    type: z.string(),
    subject: z.string(),
    data: z.record(z.string(), z.unknown()),
  }).describe("The event to send"),
  result: shape({
    points: z.int(),
    breakdown: listOf(breakdownStepSchema),
    summary: z.string().describe("The calculation in words"),
  }).nullable().describe("null: the points have errors"),
}).meta({ id: "EventTypePreview" });
export type TypePreview = z.infer<typeof typePreviewSchema>;
