import { z } from "zod";
import { agentRefSchema } from "@/core/agents/views.ts";
import { dayText, fieldsOf, listOf, momentText, orNull, shape } from "@/core/shapes.ts";
import { COUNT_KEYS, MEASURE_KEYS } from "./measures.ts";

/** A number of today and what is usual until this time on this weekday. */
const comparedSchema = shape({
  today: z.number(),
  usual: z.number().nullable()
    .describe("The average of the days in `weeks` with work; null when there is none"),
  weeks: listOf(shape({
    day: dayText,
    value: z.number().nullable().describe("null: there was no work on that day"),
  })).describe("The same weekday of the last four weeks until the same time, newest first"),
}).meta({ id: "ComparedNumber" });
export type Compared = z.infer<typeof comparedSchema>;

const sampleSchema = shape({
  value: z.number().nullable().describe("null: nothing was measured"),
  count: z.number().describe("How many things were measured"),
});
export type Sample = z.infer<typeof sampleSchema>;

/** A mean of today and of the same weekday of the last four weeks together. */
const measuredSchema = shape({ today: sampleSchema, usual: sampleSchema })
  .meta({ id: "ComparedMean" });
export type ComparedMean = z.infer<typeof measuredSchema>;

/** A team that the viewer may see. */
export const teamRefSchema = shape({
  id: z.string(),
  name: z.string(),
  members: z.int().describe("Agents who are in it today and not deactivated"),
}).meta({ id: "TeamReference" });
export type TeamRef = z.infer<typeof teamRefSchema>;

const stateSchema = shape({
  kind: z.enum(["working", "idle", "off"]).describe(
    "working: an event in the last 15 minutes; idle: a working day without one; off: not a " +
      "working day",
  ),
  since: momentText.nullable().describe(
    "working: the start of this stretch of work; idle: the last event of today, null when there " +
      "was none",
  ),
  reason: z.enum(["leave", "holiday", "weekday"]).nullable().describe("Why somebody is off"),
  until: dayText.nullable().describe("The last day of the leave or holiday"),
}).meta({ id: "WorkState" });
export type WorkState = z.infer<typeof stateSchema>;

const numbers = {
  points: comparedSchema,
  counts: shape(
    Object.fromEntries(COUNT_KEYS.map((key) => [key, comparedSchema])) as Record<
      typeof COUNT_KEYS[number],
      typeof comparedSchema
    >,
  ),
  measures: shape(
    Object.fromEntries(MEASURE_KEYS.map((key) => [key, measuredSchema])) as Record<
      typeof MEASURE_KEYS[number],
      typeof measuredSchema
    >,
  ),
};

/** An agent of the team, now. */
const teamAgentSchema = shape({
  ...fieldsOf(agentRefSchema),
  timeZone: z.string(),
  level: z.int(),
  state: stateSchema,
  ...numbers,
  streak: shape({
    days: z.int(),
    freezes: z.int(),
    isSafe: z.boolean()
      .describe("Whether today already counts, or is no working day of the agent"),
  }),
}).meta({ id: "TeamAgent" });
export type TeamAgent = z.infer<typeof teamAgentSchema>;

const signalSchema = shape({
  kind: z.enum(["points", ...MEASURE_KEYS, "streak"]),
  sentence: z.string().meta({
    example: "Replies take 95 s today (12 replies), usually 48 s (41 replies).",
  }),
  today: z.number().nullable(),
  usual: z.number().nullable(),
}).meta({ id: "TeamSignal" });
export type Signal = z.infer<typeof signalSchema>;

const noticedSchema = shape({ agent: agentRefSchema, signals: listOf(signalSchema) })
  .meta({ id: "NoticedAgent" });
export type Noticed = z.infer<typeof noticedSchema>;

const endangeredSchema = shape({
  agent: agentRefSchema,
  days: z.int(),
  freezes: z.int().describe("With one, the streak survives a missed day"),
  minutesLeft: z.int().describe("Minutes left of the agent's day"),
}).meta({ id: "EndangeredStreak" });
export type Endangered = z.infer<typeof endangeredSchema>;

/** A team now. */
export const teamNowSchema = shape({
  team: orNull(teamRefSchema).describe("null: there is no team that the viewer may see"),
  at: momentText.describe("The moment that `today` ends with"),
  position: z.string()
    .describe("The live position at which this was read: `/api/v1/stream?last_event_id=`"),
  totals: shape({ working: z.int(), idle: z.int(), off: z.int(), ...numbers }),
  agents: listOf(teamAgentSchema).describe("By name; at most 500"),
  help: listOf(noticedSchema).describe("Who needs help"),
  thanks: listOf(noticedSchema).describe("Who deserves thanks"),
  endangered: listOf(endangeredSchema)
    .describe("Streaks that end today without work that pays, the longest first"),
}).meta({ id: "TeamNow" });
export type TeamNow = z.infer<typeof teamNowSchema>;

/** An agent's last days and the agent now. */
export const teamPersonSchema = shape({
  agent: teamAgentSchema,
  team: z.string().nullable().describe("Id of the team"),
  position: z.string(),
  help: listOf(signalSchema),
  thanks: listOf(signalSchema),
  days: listOf(shape({
    day: dayText,
    points: z.int(),
    isWorkingDay: z.boolean(),
    isActive: z.boolean().describe("Whether there was work that pays"),
    isFrozen: z.boolean().describe("Whether a freeze saved the streak on this missed day"),
  })).describe("The last 90 days up to today, oldest first"),
}).meta({ id: "TeamPerson" });
export type TeamPerson = z.infer<typeof teamPersonSchema>;
