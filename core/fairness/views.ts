import { z } from "zod";
import { agentRefSchema } from "@/core/agents/views.ts";
import { DECISIONS, FINDING_KINDS } from "./kinds.ts";
import { dayText, listOf, momentText, orNull, shape } from "@/core/shapes.ts";
import { revisionShape } from "@/core/revisions.ts";

const evidenceSchema = shape({
  source: z.string(),
  id: z.string(),
  type: z.string(),
  time: momentText,
  points: z.int(),
  note: z.string().describe("What is odd about it; may be empty"),
}).meta({ id: "FindingEvidence" });
export type FindingEvidence = z.infer<typeof evidenceSchema>;

/** The numbers that decided. */
const numbersSchema = shape({
  value: z.number(),
  threshold: z.number().describe("From here on it is pointed at"),
  own: z.number().nullable().describe("The median of the agent's own days before"),
  peers: z.number().nullable().describe("The median of the peers' days before"),
  events: z.int().describe("How many events are evidence; at most 50 are named"),
}).meta({ id: "FindingNumbers" });
export type FindingNumbers = z.infer<typeof numbersSchema>;

const decisionSchema = shape({
  decision: z.enum(DECISIONS),
  reason: z.string(),
  by: z.string().describe("The name of the person who decided"),
  at: momentText,
}).meta({ id: "FindingDecision" });

/** Work that looks unlike that of everybody else, in a list. */
export const findingSchema = shape({
  id: z.int(),
  agent: agentRefSchema,
  team: z.string().nullable().describe("Id of the agent's team"),
  kind: z.enum(FINDING_KINDS),
  sentence: z.string().describe("What was found, in words"),
  strength: z.number().describe("By how many times the threshold was reached; at least 1"),
  from: momentText,
  to: momentText,
  foundAt: momentText,
  state: z.enum(["open", "decided"]),
  decision: orNull(decisionSchema).describe("The last one; evidence may be newer"),
  mayDecide: z.boolean().describe("Whether the viewer may decide: nobody decides about themselves"),
  revision: revisionShape,
}).meta({ id: "Finding" });
export type Finding = z.infer<typeof findingSchema>;

/** A finding with its evidence. */
export const findingDetailSchema = shape({
  finding: findingSchema,
  numbers: numbersSchema,
  evidence: listOf(evidenceSchema).describe("By time"),
  decisions: listOf(decisionSchema).describe("Newest first"),
  days: listOf(shape({
    day: dayText,
    value: z.number().nullable(),
    peers: z.number().nullable().describe("The median of the peers on the day"),
  })).describe("The agent beside the peers, where days are compared; else empty"),
}).meta({ id: "FindingDetail" });
export type FindingDetail = z.infer<typeof findingDetailSchema>;

/** A decision about one's own work, as the agent sees it. */
export const workNoteSchema = shape({
  id: z.int(),
  kind: z.enum(FINDING_KINDS),
  sentence: z.string(),
  from: momentText,
  to: momentText,
  decision: z.enum(DECISIONS),
  reason: z.string(),
  by: z.string(),
  at: momentText,
}).meta({ id: "WorkNote" });
export type WorkNote = z.infer<typeof workNoteSchema>;
