import { z } from "zod";
import { agentRefSchema } from "@/core/agents/views.ts";
import { listOf, momentText, shape } from "@/core/shapes.ts";

/** The orders of the agents of a trial. */
export const TRIAL_SORTS = ["gain", "loss", "before", "after", "name"] as const;

const trialSumsSchema = shape({
  before: z.int().describe("What the agents got in the period, all together"),
  after: z.int().describe("What they would have got"),
  changedAgents: z.int(),
  gaining: z.int().describe("Number of agents who would have got more"),
  losing: z.int().describe("Number of agents who would have got less"),
}).meta({ id: "RuleTrialSums" });
/** The totals of a trial, over the agents that were compared so far. */
export type TrialSums = z.infer<typeof trialSumsSchema>;

const effectSchema = shape({
  severity: z.enum(["warning", "note"]),
  message: z.string().meta({ example: "Everybody together would have got 12% more points." }),
}).meta({ id: "RuleEffect" });
/** A sentence about what other rules would have done. */
export type RuleEffect = z.infer<typeof effectSchema>;

/** The comparison of what a period paid with what it would have paid under other rules. */
export const trialSchema = shape({
  id: z.int(),
  from: momentText,
  to: momentText.describe("The end of the period, which is not included"),
  recalculation: z.int().nullable().describe("The recalculation whose dry run it is, or null"),
  status: z.enum(["running", "done", "failed"])
    .describe("running: agents are being compared; failed: something went wrong, start another"),
  agents: z.int().describe("Number of agents with work in the period"),
  doneAgents: z.int().describe("How many of them were compared so far"),
  createdAt: momentText,
  finishedAt: momentText.nullable(),
  sums: trialSumsSchema,
  effects: listOf(effectSchema).describe("What it means, in sentences, once it is done"),
}).meta({ id: "RuleTrial" });
export type TrialView = z.infer<typeof trialSchema>;

/** An agent's points in the period of a trial. */
export const trialAgentSchema = shape({
  agent: agentRefSchema,
  before: z.int().describe("What the agent got"),
  after: z.int().describe("What the agent would have got"),
  difference: z.int().describe("With consequences on later days, such as for streaks"),
  changedEntries: z.int(),
}).meta({ id: "RuleTrialAgent" });
export type TrialAgent = z.infer<typeof trialAgentSchema>;

/** Who gains and loses, as CSV. */
export const trialFileSchema = z.string().describe("A row for each agent, below a header");
