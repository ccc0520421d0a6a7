import { z } from "zod";
import { agentRefSchema } from "@/core/agents/views.ts";
import { revisionShape } from "@/core/revisions.ts";
import { dayText, fieldsOf, listOf, shape } from "@/core/shapes.ts";

/**
 * Whose calendar it is: the organization's counts for everybody, a team's own for the team, and a
 * shared one for the teams that use it.
 */
const calendarKindSchema = z.enum(["organization", "team", "shared"]);
export type CalendarKind = z.infer<typeof calendarKindSchema>;

const teamRefSchema = shape({ id: z.string(), name: z.string() });

const weekdaysField = listOf(z.int()).meta({
  description: "1 = Monday … 7 = Sunday; an empty list: a pause, in which no streak ends",
  example: [1, 2, 3, 4, 5],
});

/** A calendar in the list. */
export const workingCalendarSchema = shape({
  id: z.int(),
  kind: calendarKindSchema.describe(
    "`organization`: counts for everybody; `team`: what one team has of its own; `shared`: counts " +
      "for the teams that use it",
  ),
  name: z.string().describe("The name of a shared calendar or of the team"),
  teams: listOf(teamRefSchema).describe("The teams that use a shared calendar"),
  weekdays: weekdaysField.nullable()
    .describe("The weekdays in force today; null: those of the organization"),
  holidays: z.int().describe("Entries of holidays from today on"),
  revision: revisionShape,
}).meta({ id: "WorkingCalendar" });
export type WorkingCalendarView = z.infer<typeof workingCalendarSchema>;

/** Holidays; `last` is included. */
const holidaySchema = shape({
  first: dayText,
  last: dayText,
  name: z.string().meta({ example: "Christmas" }),
}).meta({ id: "Holiday" });
export type Holiday = z.infer<typeof holidaySchema>;

/** A calendar with its weekdays, and its holidays of one year. */
export const wholeCalendarSchema = shape({
  ...fieldsOf(workingCalendarSchema),
  year: z.int(),
  versions: listOf(shape({ effectiveFrom: dayText, weekdays: weekdaysField }))
    .describe("Which weekdays are worked from a day on, oldest first"),
  days: listOf(holidaySchema).describe("The holidays that touch the year, in order"),
  today: dayText,
}).meta({ id: "WholeWorkingCalendar" });
export type WholeCalendarView = z.infer<typeof wholeCalendarSchema>;

/** What a change of a calendar does to the streaks. */
export const calendarEffectSchema = shape({
  from: dayText.nullable().describe("The first day that changes; null: nothing changes"),
  people: z.int().describe("People with work since then, whose streaks are derived again"),
  compared: z.int().describe("Of how many of them the running streak was compared"),
  longer: z.int().describe("How many running streaks become longer"),
  shorter: z.int().describe("How many become shorter"),
  changes: listOf(shape({
    agent: agentRefSchema,
    before: z.int().describe("Days of the running streak today"),
    after: z.int(),
  })).describe("The running streaks that change most, at most 20"),
}).meta({ id: "CalendarEffect" });
export type CalendarEffect = z.infer<typeof calendarEffectSchema>;

/** What is in an iCalendar file, compared with a calendar. */
export const holidayFileSchema = shape({
  added: listOf(holidaySchema).describe("Holidays that the calendar does not have"),
  known: listOf(holidaySchema).describe("Holidays whose days are in the calendar already"),
  ignored: listOf(shape({
    name: z.string(),
    day: dayText.nullable(),
    reason: z.string(),
  })).describe("Entries that are no holidays, and why; at most 200"),
  ignoredCount: z.int(),
  from: dayText,
  to: dayText.describe("Only days in this span were read"),
}).meta({ id: "HolidayFile" });
export type HolidayFileView = z.infer<typeof holidayFileSchema>;

/** The holidays of a calendar as an iCalendar file. */
export const calendarFileSchema = z.string().describe("The file");
