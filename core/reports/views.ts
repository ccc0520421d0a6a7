import { z } from "zod";
import { LANGUAGE_CODES } from "@/core/language.ts";
import { dayText, listOf, momentText, orNull, shape } from "@/core/shapes.ts";
import { revisionShape } from "@/core/revisions.ts";
import { teamRefSchema } from "@/core/team/views.ts";

const HEADLINE_KEYS = [
  "points",
  "activePeople",
  "events",
  "streaksKept",
  "awards",
  "challengesWon",
  "responseTime",
  "conversion",
] as const;

const headlineSchema = shape({
  key: z.enum(HEADLINE_KEYS),
  title: z.string(),
  unit: z.enum(["count", "seconds", "ratio"]),
  value: z.number().nullable().describe("null: nothing was measured"),
  before: z.number().nullable().describe("The week before"),
  measured: z.int().nullable()
    .describe("How many replies or closed deals a mean is made of; null for counts"),
  higherIsBetter: z.boolean(),
  sentence: z.string().describe("What changed, in words"),
}).meta({ id: "ReportHeadline" });
export type ReportHeadline = z.infer<typeof headlineSchema>;

const reportPersonRefSchema = shape({ id: z.string(), name: z.string() }).meta({
  id: "ReportPersonRef",
});

const recognitionSchema = shape({
  person: reportPersonRefSchema,
  value: z.int(),
  before: z.int().nullable(),
}).meta({ id: "ReportRecognition" });
export type ReportRecognition = z.infer<typeof recognitionSchema>;

const earnedSchema = shape({ person: reportPersonRefSchema, title: z.string() })
  .meta({ id: "ReportEarned" });

const dayNumbersSchema = shape({
  day: dayText,
  points: z.int(),
  pointsBefore: z.int().describe("The same weekday of the week before"),
  events: z.int(),
  eventsBefore: z.int(),
}).meta({ id: "ReportDay" });

const weekNumbersSchema = shape({ week: z.string(), start: dayText, points: z.int() })
  .meta({ id: "ReportWeek" });

/** The report about a week. */
export const weeklyReportSchema = shape({
  week: z.string().meta({ example: "2026-W48" }),
  start: dayText,
  end: dayText.describe("The last day"),
  isOver: z.boolean(),
  team: orNull(teamRefSchema).describe("null: the whole organization"),
  headlines: listOf(headlineSchema),
  days: listOf(dayNumbersSchema),
  weeks: listOf(weekNumbersSchema).describe("This week and the eleven before, oldest first"),
  mostPoints: listOf(recognitionSchema),
  biggestGains: listOf(recognitionSchema).describe("Who has more points than in the week before"),
  longestStreaks: listOf(recognitionSchema),
  earned: listOf(earnedSchema).describe("Achievements of the week, newest first; at most ten"),
  hiddenPeople: z.int().describe("Active people who chose not to be shown; counted, not named"),
  notes: listOf(z.string()).describe("What cannot be concluded"),
}).meta({ id: "WeeklyReport" });
export type WeeklyReport = z.infer<typeof weeklyReportSchema>;

/** A person's row of the report. */
export const reportPersonSchema = shape({
  id: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  points: z.int(),
  pointsBefore: z.int(),
  activeDays: z.int(),
  streak: z.int().describe("Working days in a row at the end of the week"),
  awards: z.int(),
}).meta({ id: "ReportPerson" });
export type ReportPerson = z.infer<typeof reportPersonSchema>;

export const REPORT_CHANNELS = ["mail", "slack"] as const;
const REPORT_STATES = ["pending", "sending", "sent", "failed", "unknown"] as const;

/** A report that goes out every week. */
export const reportScheduleSchema = shape({
  id: z.int(),
  team: orNull(teamRefSchema).describe("null: the whole organization"),
  channel: z.enum(REPORT_CHANNELS),
  recipients: listOf(z.string()).describe("E-mail addresses; empty for Slack"),
  slackHost: z.string().nullable().describe("Where the Slack message goes; the rest is secret"),
  weekday: z.int().min(1).max(7).describe("1 = Monday"),
  hour: z.int().min(0).max(23).describe("In the organization's time zone"),
  language: z.enum(LANGUAGE_CODES).describe(
    "Of the message; who has an account and chose a language gets it in that one",
  ),
  isPaused: z.boolean(),
  nextAt: momentText.nullable().describe("null: paused"),
  revision: revisionShape,
}).meta({ id: "ReportSchedule" });
export type ReportSchedule = z.infer<typeof reportScheduleSchema>;

/** One report to one recipient. */
export const reportDeliverySchema = shape({
  id: z.int(),
  week: z.string(),
  recipient: z.string(),
  state: z.enum(REPORT_STATES).describe(
    "`unknown`: Laurel stopped or heard nothing while it was sending, so the report may have arrived; it is not sent again by itself",
  ),
  attempts: z.int(),
  error: z.string().nullable(),
  nextAttemptAt: momentText.nullable(),
  sentAt: momentText.nullable(),
}).meta({ id: "ReportDelivery" });
export type ReportDelivery = z.infer<typeof reportDeliverySchema>;

/** What became of a test message. */
export const reportTestSchema = shape({
  results: listOf(shape({ recipient: z.string(), error: z.string().nullable() })),
}).meta({ id: "ReportTest" });
export type ReportTest = z.infer<typeof reportTestSchema>;

/** The weekly report with everybody in it, as a file. */
export const weeklyReportFileSchema = shape({
  report: weeklyReportSchema,
  people: listOf(reportPersonSchema),
}).meta({ id: "WeeklyReportFile" });
