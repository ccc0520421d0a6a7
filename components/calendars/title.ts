import type { WorkingCalendarView } from "@/core/calendars/working_calendars.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { calendarWords } from "@/words/calendars.ts";

/** Returns what a calendar is called: the organization's has no name that somebody gave. */
export function calendarTitle({ kind, name }: Pick<WorkingCalendarView, "kind" | "name">): string {
  return kind === "organization" ? wordsOf(calendarWords).organization : name;
}
