import { z } from "zod";
import { agentRefSchema } from "@/core/agents/views.ts";
import { dayText, listOf, momentText, orNull, shape } from "@/core/shapes.ts";
import { PERIOD_KINDS, RANK_STYLES } from "./kinds.ts";

/** A period of days in the organization's zone. */
const periodSchema = shape({
  kind: z.enum(PERIOD_KINDS),
  start: dayText,
  end: dayText.nullable().describe("The first day after it; null for all time"),
});
export type Period = z.infer<typeof periodSchema>;

/** Points on the board of one period. */
export const periodScoreSchema = shape({
  start: dayText,
  points: z.int(),
  reachedAt: momentText.describe("When the score was reached"),
});
export type PeriodScore = z.infer<typeof periodScoreSchema>;

/** One agent's place on a board. */
const boardEntrySchema = shape({
  position: z.int().describe("The place on the board; no two agents share one"),
  rank: z.int().describe("The rank; agents with equal points share one"),
  agent: agentRefSchema,
  points: z.int(),
  reachedAt: momentText.describe("When the points were reached"),
}).meta({ id: "BoardEntry" });
export type BoardEntry = z.infer<typeof boardEntrySchema>;

/** A page of a board. */
export const boardSchema = shape({
  period: periodSchema,
  // Clients need it to compute ranks again when scores change.
  ranks: z.enum(RANK_STYLES).describe("How ranks are counted: 1-2-2-4 or 1-2-2-3"),
  entries: listOf(boardEntrySchema),
  me: orNull(boardEntrySchema)
    .describe("The viewer's own place, even when it is not on this page"),
  nextCursor: z.string().nullable(),
}).meta({ id: "Board" });
export type Board = z.infer<typeof boardSchema>;
