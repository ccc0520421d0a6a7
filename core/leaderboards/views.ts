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

/** One team's place against the others. */
const teamBoardEntrySchema = shape({
  position: z.int().describe("The place on the board; no two teams share one"),
  rank: z.int().describe("The rank; teams with equal points per member share one"),
  team: shape({ id: z.string(), name: z.string() }),
  pointsPerMember: z.number()
    .describe("`points` divided by `activeMembers`, rounded to one decimal: what decides the rank"),
  points: z.int().describe("The points of the active members together"),
  activeMembers: z.int()
    .describe("Members who are on the board of this period: with points, and not hidden"),
}).meta({ id: "TeamBoardEntry" });
export type TeamBoardEntry = z.infer<typeof teamBoardEntrySchema>;

/** Teams against each other in one period. */
export const teamBoardSchema = shape({
  period: periodSchema,
  ranks: z.enum(RANK_STYLES).describe("How ranks are counted: 1-2-2-4 or 1-2-2-3"),
  entries: listOf(teamBoardEntrySchema).describe("At most 200 teams"),
  mine: orNull(teamBoardEntrySchema)
    .describe("The place of the viewer's own team; null: no team, or nobody of it has points"),
}).meta({ id: "TeamBoard" });
export type TeamBoard = z.infer<typeof teamBoardSchema>;

/** One's own place in one period. */
const pastRankSchema = shape({
  period: periodSchema,
  rank: z.int().nullable().describe("null: no points, or not on the boards"),
  points: z.int().nullable().describe("null together with `rank`"),
  agents: z.int().describe("How many agents are on the board of this period"),
}).meta({ id: "PastRank" });
export type PastRank = z.infer<typeof pastRankSchema>;

/** One's own places in the last periods of one kind. */
export const rankHistorySchema = shape({
  periods: listOf(pastRankSchema).describe("The newest period first"),
}).meta({ id: "RankHistory" });
export type RankHistory = z.infer<typeof rankHistorySchema>;
