import { z } from "@hono/zod-openapi";
import { PERIOD_KINDS } from "@/core/leaderboards/leaderboard.ts";
import { problemSchema } from "./problems.ts";

/** The answers of the API, for its description. */
export const snapshotSchema = z.object({
  id: z.string(),
  name: z.string(),
  totalPoints: z.int(),
  experience: z.int(),
  level: z.int(),
  rank: z.string(),
  dailyStreak: z.int(),
}).openapi("AgentSnapshot");

export const agentSchema = snapshotSchema.extend({
  team: z.string().nullable(),
  timeZone: z.string(),
}).openapi("Agent");

const stepSchema = z.union([
  z.object({ rule: z.string(), points: z.int() }),
  z.object({ rule: z.string(), factor: z.number() }),
]).openapi("BreakdownStep");

export const answerSchema = z.object({
  id: z.string(),
  source: z.string(),
  status: z.enum(["scored", "recorded", "capped", "reversed", "duplicate"]),
  points: z.int(),
  reason: z.string().optional().openapi({
    description:
      "Why nothing was paid, when capped. For a reversal, why it changed nothing (yet): " +
      "`waiting_for_event` or `already_reversed`",
  }),
  breakdown: z.array(stepSchema),
  ruleVersion: z.int(),
  agent: snapshotSchema,
  levelUp: z.object({ from: z.int(), to: z.int(), rank: z.string() }).nullable(),
  achievements: z.array(z.object({
    key: z.string(),
    title: z.string(),
    icon: z.string(),
    tier: z.int(),
    points: z.int(),
  })).openapi({ description: "Achievements earned by this event; their points are in `also`" }),
  challenges: z.array(z.object({
    id: z.string(),
    title: z.string(),
    progress: z.int(),
    target: z.int().nullable(),
    isCompleted: z.boolean(),
  })).openapi({ description: "Challenges the event counted for, with the progress after it" }),
  also: z.array(z.object({ type: z.string(), points: z.int() })),
}).openapi("EventAnswer");

export const batchAnswerSchema = z.object({
  results: z.array(z.union([
    answerSchema,
    z.object({ id: z.string().nullable(), status: z.literal("rejected"), error: problemSchema }),
  ])),
}).openapi("BatchAnswer");

export const entrySchema = z.object({
  id: z.int(),
  points: z.int(),
  type: z.string(),
  title: z.string().openapi({
    description: "What it was for: the name of the achievement, challenge or prize, or else the " +
      "type in words",
  }),
  reason: z.string(),
  event: z.object({ source: z.string(), id: z.string() }),
  ruleVersion: z.int(),
  breakdown: z.array(stepSchema),
  time: z.string(),
}).openapi("LedgerEntry");

const boardEntrySchema = z.object({
  position: z.int(),
  rank: z.int(),
  agent: z.object({ id: z.string(), name: z.string() }),
  points: z.int(),
  reachedAt: z.string(),
}).openapi("BoardEntry");

export const boardSchema = z.object({
  period: z.object({
    kind: z.enum(PERIOD_KINDS),
    start: z.string(),
    end: z.string().nullable(),
  }),
  ranks: z.enum(["standard", "dense"])
    .openapi({ description: "How ranks are counted: 1-2-2-4 or 1-2-2-3" }),
  entries: z.array(boardEntrySchema),
  me: boardEntrySchema.nullable(),
  nextCursor: z.string().nullable(),
}).openapi("Board");
