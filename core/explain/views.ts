import { z } from "zod";
import { changedBySchema, correctionSchema } from "@/core/events/corrections.ts";
import { breakdownStepSchema } from "@/core/scoring/views.ts";
import { OUTCOMES } from "@/core/scoring/outcomes.ts";
import { dayText, fieldsOf, listOf, momentText, shape, titlesShape } from "@/core/shapes.ts";

/** The identity of an event. */
export const eventRefSchema = shape({ source: z.string(), id: z.string() });

/** A correction, as the entry that it corrects shows it. */
const entryCorrectionSchema = shape({
  points: z.int().describe("By how much it changed the entry"),
  reason: z.string(),
  by: changedBySchema,
  at: momentText.describe("When it was made"),
  event: eventRefSchema.describe("The event of the correction, which can be reversed"),
}).meta({ id: "EntryCorrection" });
export type EntryCorrection = z.infer<typeof entryCorrectionSchema>;

/** What an entry's work was about. */
const entryObjectSchema = shape({
  id: z.string().describe("`data.objectId` of the event"),
  url: z.string().optional().describe("`data.objectUrl` of the event, when it is a https address"),
}).meta({ id: "EntryObject" });
export type EntryObject = z.infer<typeof entryObjectSchema>;

/** A ledger entry with its explanation, as the history and the live stream show it. */
export const explainedEntrySchema = shape({
  id: z.int().describe("Id in the ledger; 0 on the live stream, where `event` is the identity"),
  points: z.int(),
  type: z.string(),
  title: z.string().describe(
    "What the points are for: the name of the achievement, challenge or prize, or the type in words",
  ),
  titles: titlesShape,
  reason: z.string().describe("The calculation as a sentence"),
  event: eventRefSchema,
  ruleVersion: z.int(),
  breakdown: listOf(breakdownStepSchema),
  time: momentText.describe("Time of the work"),
  correction: correctionSchema.optional()
    .describe("Only on entries that correct another one: which, who and why"),
  corrections: listOf(entryCorrectionSchema).optional()
    .describe("Only in the history, on entries that were corrected: oldest first"),
  object: entryObjectSchema.optional()
    .describe("The deal, ticket, contact or call that the work was about"),
}).meta({ id: "LedgerEntry" });
export type ExplainedEntry = z.infer<typeof explainedEntrySchema>;

/** What an agent's history can be narrowed to. */
export const historyFiltersSchema = shape({
  kinds: listOf(shape({
    type: z.string().describe("Value of `kind`"),
    title: z.string(),
    entries: z.int(),
  })).describe("The kinds of work and rewards in the ledger, the most frequent first"),
  sources: listOf(shape({
    source: z.string().describe("Value of `source`"),
    entries: z.int(),
  })).describe("The tools that the entries came from, the most frequent first"),
}).meta({ id: "HistoryFilters" });
export type HistoryFilters = z.infer<typeof historyFiltersSchema>;

/** One part of an action's rule, or a boost or limit, and its effect on an event. */
const partExplanationSchema = shape({
  rule: z.string(),
  kind: z.enum(["base", "bonus", "multiplier", "boost", "limit"]),
  effect: z.string().meta({ example: "+3" }),
  isApplied: z.boolean(),
  because: z.string().meta({
    description: "A sentence that names the values that decided",
    example: "response time was 200 and must be below 120",
  }),
});
export type PartExplanation = z.infer<typeof partExplanationSchema>;

/** Why an event or an entry pays what it pays. */
const explanationSchema = shape({
  summary: z.string().describe("One or two sentences"),
  arithmetic: z.string().nullable().meta({
    description: "The calculation in one line; null when nothing was calculated",
    example: "(5 + 3 quick bonus) × 1.5 quality multiplier = 12",
  }),
  parts: listOf(partExplanationSchema).describe(
    "All parts of the rule, also those that were not applied",
  ),
  sentences: listOf(z.string())
    .describe("The summary and a sentence for each part, ready to be shown"),
}).meta({ id: "Explanation" });
export type Explanation = z.infer<typeof explanationSchema>;

/** An explanation without its sentences. */
export type EventExplanation = Omit<Explanation, "sentences">;

/** A stored event with its result and the explanation. */
export const eventStorySchema = shape({
  id: z.string(),
  source: z.string(),
  type: z.string(),
  agent: z.string().describe("Id of the agent"),
  time: momentText.describe("Time of the work"),
  receivedAt: momentText,
  day: dayText.describe("The agent's local day on which it counts"),
  data: z.record(z.string(), z.unknown()).readonly(),
  status: z.enum(OUTCOMES),
  points: z.int(),
  reason: z.string().nullable(),
  ruleVersion: z.int(),
  breakdown: listOf(breakdownStepSchema),
  explanation: explanationSchema,
}).meta({ id: "EventStory" });
export type EventStoryView = z.infer<typeof eventStorySchema>;

/** A ledger entry with its whole explanation. */
export const entryStorySchema = shape({
  ...fieldsOf(explainedEntrySchema),
  voids: z.int().nullable().describe("The entry that this one takes back"),
  isVoid: z.boolean().describe("Whether a later entry took it back"),
  explanation: explanationSchema,
}).meta({ id: "EntryStory" });
export type EntryStoryView = z.infer<typeof entryStorySchema>;

/** What a sample event would pay, and why. */
export const sampleResultSchema = shape({
  version: z.int().nullable().describe("null: the draft"),
  status: z.enum(OUTCOMES),
  points: z.int(),
  reason: z.string().nullable(),
  breakdown: listOf(breakdownStepSchema),
  explanation: explanationSchema,
  streak: z.int(),
  volumeToday: z.int(),
});
export type SampleResultView = z.infer<typeof sampleResultSchema>;
