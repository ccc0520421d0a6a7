import { useState } from "preact/hooks";
import type { WholeCalendarView } from "@/core/calendars/working_calendars.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { formatDay } from "@/components/shared/format.ts";
import { weekdaysInWords } from "@/components/shared/weekdays.ts";
import { type CalendarDraft, weekdaysOnDay } from "./draft.ts";
import { WeekdayField } from "./WeekdayField.tsx";

/** The weekdays of a calendar: as they are, from which day on they were, and a change of them. */
export function WeekdayGroup({ view, draft, error, errorOfDay, onChange, onRemoved }: {
  view: WholeCalendarView;
  draft: CalendarDraft;
  error: string | undefined;
  errorOfDay: string | undefined;
  onChange: (change: Partial<CalendarDraft>) => void;
  onRemoved: (view: WholeCalendarView) => void;
}) {
  const { announce } = usePage();
  const [problem, setProblem] = useState<string | null>(null);
  const now = weekdaysOnDay(view.versions, view.today);

  async function takeBack(effectiveFrom: string) {
    const answer = await ask<WholeCalendarView>("PATCH", `/admin/working-calendars/${view.id}`, {
      weekdays: { effectiveFrom, weekdays: null },
      expectedRevision: view.revision,
    });
    setProblem(answer.ok ? null : answer.message);
    if (!answer.ok) return;
    onRemoved(answer.data);
    announce(`The weekdays from ${formatDay(effectiveFrom)} on are taken back.`);
    document.getElementById("calendar-weekdays")?.focus();
  }

  return (
    <Group id="calendar-week" title="Working days">
      <div class="group-row group-stack weekday-row">
        <WeekdayField
          id="calendar-weekdays"
          label="Expected to work on"
          value={draft.weekdays ?? now}
          hint={(draft.weekdays ?? now).length === 0
            ? "A pause: nobody is expected to work, and no streak ends."
            : ""}
          error={error}
          onChange={(weekdays) =>
            onChange({ weekdays, weekdaysFrom: draft.weekdaysFrom || view.today })}
        />
        {draft.weekdays !== null && (
          <DayField
            id="calendar-from"
            label="From"
            value={draft.weekdaysFrom}
            error={errorOfDay}
            onInput={(weekdaysFrom) => onChange({ weekdaysFrom })}
          />
        )}
      </div>
      {view.versions.map(({ effectiveFrom, weekdays }) => (
        <Row
          key={effectiveFrom}
          label={`From ${formatDay(effectiveFrom)}`}
          hint={weekdaysInWords(weekdays)}
        >
          <button
            type="button"
            class="button"
            aria-label={`Take back the weekdays from ${formatDay(effectiveFrom)} on`}
            onClick={() => takeBack(effectiveFrom)}
          >
            Take Back
          </button>
        </Row>
      ))}
      {problem && <p class="group-row form-error" role="alert">{problem}</p>}
    </Group>
  );
}
