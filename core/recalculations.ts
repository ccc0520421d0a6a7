import { z } from "zod";
import { agentRefSchema } from "./agents/views.ts";
import { eventRefSchema } from "./explain/views.ts";
import { fieldsOf, listOf, momentText, orNull, shape } from "./shapes.ts";

/** What can be said of a recalculation: it is prepared, it is at work, or it has been done. */
const RECALCULATION_STATUSES = ["draft", "running", "done"] as const;

/** A past period that is to be scored, or was scored, under a rule version of its own. */
export const recalculationSchema = shape({
  id: z.int(),
  ruleVersion: z.int(),
  from: momentText,
  to: momentText.describe("Does not belong to the period"),
  note: z.string(),
  status: z.enum(RECALCULATION_STATUSES)
    .describe("draft: changes nothing; running: counts, and agents are being scored again"),
  createdAt: momentText,
  appliedAt: momentText.nullable(),
  finishedAt: momentText.nullable(),
}).meta({ id: "Recalculation" });
export type RecalculationView = z.infer<typeof recalculationSchema>;

const sums = {
  agents: z.int().describe("Agents that were looked at"),
  changedAgents: z.int(),
  changedEntries: z.int(),
  difference: z.int().describe("Points, over all agents"),
  isComplete: z.boolean()
    .describe("False: there are more agents than are summed up at once"),
};

/** What a whole period comes to. */
const changeSummarySchema = shape(sums).meta({ id: "ChangeSummary" });
export type ChangeSummary = z.infer<typeof changeSummarySchema>;

/** A recalculation with what it would change, or how far it is. */
export const recalculationDetailSchema = shape({
  ...fieldsOf(recalculationSchema),
  waitingAgents: z.int().describe("Agents that are yet to be scored again"),
  summary: orNull(changeSummarySchema).describe("Of a draft: what it would change"),
}).meta({ id: "RecalculationDetail" });

/** One side of a booking that changes. */
const bookingSideSchema = shape({
  points: z.int(),
  reason: z.string(),
  ruleVersion: z.int().describe("0: the draft, which is not stored"),
}).meta({ id: "BookingSide" });
export type BookingSide = z.infer<typeof bookingSideSchema>;

/** A booking that changes. */
const entryChangeSchema = shape({
  type: z.string(),
  event: eventRefSchema,
  time: momentText.describe("Time of the work"),
  difference: z.int(),
  before: orNull(bookingSideSchema).describe("Null: nothing was booked"),
  after: orNull(bookingSideSchema).describe("Null: nothing is booked any more"),
});
export type EntryChange = z.infer<typeof entryChangeSchema>;

/** An agent whose points would change. */
export const agentChangeSchema = shape({
  agent: agentRefSchema,
  before: z.int(),
  after: z.int(),
  difference: z.int(),
  changedEntries: z.int()
    .describe("More than `entries` has: the rest is on the next page, under the same agent"),
  entries: listOf(entryChangeSchema),
}).meta({ id: "AgentChange" });
export type AgentChange = z.infer<typeof agentChangeSchema>;

/** What a period would have come to under other rules. */
export const periodPreviewSchema = shape({ ...sums, entries: listOf(agentChangeSchema) })
  .meta({ id: "WhatIfPeriodAnswer" });
