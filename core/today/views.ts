import { z } from "zod";
import { goalMetricSchema, goalProgressSchema } from "@/core/goals/views.ts";
import { dayText, listOf, momentText, orNull, shape } from "@/core/shapes.ts";

/** The metrics of a day at a glance, in the order of the window. */
export const TODAY_METRICS = [
  "chat_responses",
  "dialer_calls_completed",
  "chat_resolutions",
  "chat_response_time",
  "chat_message_quality",
  "dialer_talk_time_total",
  "pipeline_conversion",
  "contacts_completeness",
] as const;

/** What would bring a day forward most. */
const nextStepSchema = z.union([
  shape({
    kind: z.literal("goal"),
    metric: goalMetricSchema,
    missing: z.int().describe("What is missing to the target"),
  }),
  shape({
    kind: z.literal("challenge"),
    title: z.string(),
    missing: z.int().describe("What is missing to the target"),
  }),
  shape({
    kind: z.literal("rank"),
    rank: z.int().describe("The rank on today's board that comes next"),
    name: z.string().describe("Who holds it"),
    points: z.int().describe("How many more points this person has"),
  }),
  shape({ kind: z.literal("level"), level: z.int(), points: z.int() }),
]);
export type NextStep = z.infer<typeof nextStepSchema>;

const todayMetricSchema = shape({
  key: z.enum(TODAY_METRICS),
  unit: z.string(),
  kind: z.enum(["count", "total", "mean", "ratio"]),
  higherIsBetter: z.boolean().nullable(),
  value: z.number().nullable().describe("Of today; null when nothing was measured"),
  usual: z.number().nullable().describe(
    "On a whole day of the last four weeks: the mean of counts and totals, else the value over all " +
      "of these days; null without any",
  ),
  days: listOf(shape({ day: dayText, value: z.number().nullable() }))
    .describe("The compared days and today, oldest first"),
});
export type TodayMetric = z.infer<typeof todayMetricSchema>;

/** An agent's day. */
export const todaySchema = shape({
  day: dayText,
  timeZone: z.string().describe("The zone of the agent's days"),
  points: z.int(),
  usualByNow: z.number().nullable().describe(
    "The mean of the compared days' points at the end of this hour; null without such days",
  ),
  comparedDays: z.int().describe(
    "Days of the last four weeks with points: weekends for a weekend, else the other days",
  ),
  hours: listOf(shape({
    at: momentText.describe("The end of the hour"),
    points: z.int().nullable().describe("The points of the day until then; null in the future"),
    usual: z.number().nullable(),
  })),
  next: orNull(nextStepSchema).describe("What would bring the day forward most"),
  goals: listOf(goalProgressSchema).describe("The agent's own goals and those of the team"),
  metrics: listOf(todayMetricSchema),
}).meta({ id: "Today" });
export type Today = z.infer<typeof todaySchema>;
