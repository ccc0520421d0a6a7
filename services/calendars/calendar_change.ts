import type { Day } from "@/core/calendars/calendar.ts";
import type { DayEdit } from "@/core/calendars/holidays.ts";
import type { Holiday } from "@/core/calendars/working_calendars.ts";

/** A change of a calendar; what is left out stays as it is. */
export interface CalendarEdit {
  /** Of a shared calendar. */
  readonly name?: string | undefined;
  /** Ids of the teams that use a shared calendar, all of them. */
  readonly teams?: readonly string[] | undefined;
  /** The weekdays from a day on; null takes that version back. */
  readonly weekdays?: {
    readonly effectiveFrom: Day;
    readonly weekdays: readonly number[] | null;
  } | undefined;
  /** Single days that become holidays, or ordinary days with null. */
  readonly days?: readonly DayEdit[] | undefined;
  /** Holidays to add. */
  readonly holidays?: readonly Holiday[] | undefined;
}
