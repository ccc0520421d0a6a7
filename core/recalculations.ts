import { z } from "zod";
import { agentRefSchema } from "./agents/views.ts";
import { changedBySchema } from "./events/corrections.ts";
import { eventRefSchema } from "./explain/views.ts";
import { fieldsOf, listOf, momentText, orNull, shape } from "./shapes.ts";

/** The statuses of a recalculation: prepared, in progress, or finished. */
const RECALCULATION_STATUSES = ["draft", "running", "done"] as const;

/** A past period that is to be scored, or was scored, under a rule version of its own. */
export const recalculationSchema = shape({
  id: z.int(),
  ruleVersion: z.int(),
  from: momentText,
  to: momentText.describe("The end of the period, which is not included"),
  note: z.string(),
  status: z.enum(RECALCULATION_STATUSES)
    .describe("draft: changes nothing; running: applied, and agents are being scored again"),
  createdAt: momentText,
  createdBy: orNull(changedBySchema),
  appliedAt: momentText.nullable(),
  appliedBy: orNull(changedBySchema),
  finishedAt: momentText.nullable(),
  agents: z.int().nullable()
    .describe("Number of agents who were to be scored again when it was applied; null: it was not"),
}).meta({ id: "Recalculation" });
export type RecalculationView = z.infer<typeof recalculationSchema>;

const sums = {
  agents: z.int().describe("Number of agents that were compared"),
  changedAgents: z.int(),
  changedEntries: z.int(),
  difference: z.int().describe("Difference in points, over all agents"),
  isComplete: z.boolean()
    .describe("false: there are more agents than one answer adds up"),
};

/** The totals of a whole period. */
const changeSummarySchema = shape(sums).meta({ id: "ChangeSummary" });
export type ChangeSummary = z.infer<typeof changeSummarySchema>;

/** A recalculation with its expected changes or its progress. */
export const recalculationDetailSchema = shape({
  ...fieldsOf(recalculationSchema),
  waitingAgents: z.int().describe("Number of agents that still wait to be scored again"),
  summary: orNull(changeSummarySchema)
    .describe("For a draft: what it would change, unless the request did not want it"),
  trial: z.int().nullable()
    .describe("The newest comparison in the background, see `POST /admin/rule-trials`"),
}).meta({ id: "RecalculationDetail" });
export type RecalculationDetail = z.infer<typeof recalculationDetailSchema>;

/** One side of a booking that changes. */
const bookingSideSchema = shape({
  points: z.int(),
  reason: z.string(),
  ruleVersion: z.int().describe("0: the draft of the rules, which is not stored"),
}).meta({ id: "BookingSide" });
export type BookingSide = z.infer<typeof bookingSideSchema>;

/** A booking that changes. */
const entryChangeSchema = shape({
  type: z.string(),
  event: eventRefSchema,
  time: momentText.describe("Time of the work"),
  difference: z.int(),
  before: orNull(bookingSideSchema).describe("null: nothing was booked before"),
  after: orNull(bookingSideSchema).describe("null: nothing is booked afterwards"),
});
export type EntryChange = z.infer<typeof entryChangeSchema>;

/** An agent whose points would change. */
export const agentChangeSchema = shape({
  agent: agentRefSchema,
  before: z.int(),
  after: z.int(),
  difference: z.int(),
  changedEntries: z.int()
    .describe("When `entries` has fewer, the rest is on the next page, under the same agent"),
  entries: listOf(entryChangeSchema),
}).meta({ id: "AgentChange" });
export type AgentChange = z.infer<typeof agentChangeSchema>;

/** The points that a period would have paid under other rules. */
export const periodPreviewSchema = shape({ ...sums, entries: listOf(agentChangeSchema) })
  .meta({ id: "WhatIfPeriodAnswer" });
