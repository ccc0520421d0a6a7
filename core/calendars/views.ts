import { z } from "zod";
import { dayText, listOf, shape } from "@/core/shapes.ts";

/** The weekdays on which the organization or a team works, from a day on. */
export const calendarSchema = shape({
  team: z.string().nullable().describe("Id of a team; null: the organization"),
  effectiveFrom: dayText.describe("The first day; it may be in the past"),
  weekdays: listOf(z.int()).meta({
    description: "1 = Monday … 7 = Sunday; an empty list: a pause, in which no streak ends",
    example: [1, 2, 3, 4, 5],
  }),
}).meta({ id: "Calendar" });

/** Holidays or leave. */
export const daysOffSchema = shape({
  team: z.string().nullable().describe("Id of the team whose holidays these are"),
  agent: z.string().nullable()
    .describe(
      "Id of the agent who is on leave; without team and agent: holidays of the organization",
    ),
  first: dayText,
  last: dayText.describe("The last day off; at most 366 days in one entry"),
  name: z.string().meta({ example: "Christmas" }),
}).meta({ id: "DaysOff" });
