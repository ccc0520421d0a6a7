import type { DaySpan } from "@/core/calendars/calendars.ts";
import { readHolidayFile, UnreadableFile } from "@/core/calendars/holiday_file.ts";
import { missingHolidays } from "@/core/calendars/holidays.ts";
import type { HolidayFileView } from "@/core/calendars/working_calendars.ts";
import { invalidField } from "@/services/problems/admin.ts";
import type { Language } from "@/core/language.ts";

/** How many ignored entries are listed; all of them are counted. */
const MAX_LISTED = 200;
/** How many holidays of a file can be added at once. */
const MAX_HOLIDAYS = 400;

/**
 * Compares the holidays of an iCalendar file with those that a calendar has.
 * @param language of the reasons why entries are left out
 * @throws {ProblemError} `validation_failed` at the field `file`
 */
export function readFile(
  file: string,
  span: DaySpan,
  stored: readonly DaySpan[],
  timeZone: string,
  language: Language,
): HolidayFileView {
  const { holidays, ignored } = read(file, span, timeZone, language);
  if (holidays.length > MAX_HOLIDAYS) {
    const message = `has ${holidays.length} holidays from ${span.first} to ${span.last}; at most ` +
      `${MAX_HOLIDAYS} are added at once. Choose a shorter time.`;
    throw invalidField("file", message);
  }
  return {
    ...missingHolidays(stored, holidays),
    ignored: ignored.slice(0, MAX_LISTED),
    ignoredCount: ignored.length,
    from: span.first,
    to: span.last,
  };
}

function read(file: string, span: DaySpan, timeZone: string, language: Language) {
  try {
    return readHolidayFile(file, span, timeZone, language);
  } catch (error) {
    if (error instanceof UnreadableFile) throw invalidField("file", error.message);
    throw error;
  }
}
