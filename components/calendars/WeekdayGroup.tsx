import type { WholeCalendarView } from "@/core/calendars/working_calendars.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { formatDay } from "@/components/shared/format.ts";
import { weekdaysInWords } from "@/components/shared/weekdays.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { calendarWords } from "@/words/calendars.ts";
import { type CalendarDraft, weekdaysOnDay } from "./draft.ts";
import { WeekdayField } from "./WeekdayField.tsx";

/** The weekdays of a calendar: as they are, from which day on they were, and a change of them. */
export function WeekdayGroup({ view, draft, error, errorOfDay, onChange }: {
  view: WholeCalendarView;
  draft: CalendarDraft;
  error: string | undefined;
  errorOfDay: string | undefined;
  onChange: (change: Partial<CalendarDraft>) => void;
}) {
  const words = wordsOf(calendarWords).weekdays;
  const now = weekdaysOnDay(view.versions, view.today);

  return (
    <Group id="calendar-week" title={words.title}>
      <div class="group-row group-stack weekday-row">
        <WeekdayField
          id="calendar-weekdays"
          label={words.expected}
          value={draft.weekdays ?? now}
          hint={(draft.weekdays ?? now).length === 0 ? words.pause : ""}
          error={error}
          onChange={(weekdays) =>
            onChange({ weekdays, weekdaysFrom: draft.weekdaysFrom || view.today, takenBack: "" })}
        />
        {draft.weekdays !== null && (
          <DayField
            id="calendar-from"
            label={words.from}
            value={draft.weekdaysFrom}
            error={errorOfDay}
            onInput={(weekdaysFrom) => onChange({ weekdaysFrom })}
          />
        )}
      </div>
      {view.versions.map(({ effectiveFrom, weekdays }) => {
        const isTaken = draft.takenBack === effectiveFrom;
        return (
          <Row
            key={effectiveFrom}
            label={words.since(formatDay(effectiveFrom))}
            hint={isTaken ? words.takenBack : weekdaysInWords(weekdays)}
          >
            <button
              type="button"
              class="button"
              aria-label={(isTaken ? words.keepOf : words.takeBackOf)(formatDay(effectiveFrom))}
              onClick={() => onChange({ takenBack: isTaken ? "" : effectiveFrom, weekdays: null })}
            >
              {isTaken ? words.keep : words.takeBack}
            </button>
          </Row>
        );
      })}
    </Group>
  );
}
