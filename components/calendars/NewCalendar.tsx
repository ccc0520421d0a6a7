import type { WholeCalendarView } from "@/core/calendars/working_calendars.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { follow } from "@/components/admin/use_path.ts";
import { localDay } from "@/components/shared/local_day.ts";
import { CALENDAR_LIST, calendarHref } from "./place.ts";
import { type TeamRef, TeamsField } from "./TeamsField.tsx";
import { WeekdayField } from "./WeekdayField.tsx";

const MONDAY_TO_FRIDAY: readonly number[] = [1, 2, 3, 4, 5];

/** The form that adds a shared calendar. */
export function NewCalendar() {
  const { go } = usePage();
  const { draft, form, send } = useNewCalendar();
  const { value } = draft;
  return (
    <>
      <PageHead title="New calendar" back={{ ...CALENDAR_LIST, onClick: follow(go) }} />
      <div class="page-body">
        <form class="new-form" onSubmit={send} noValidate>
          <TextField
            id="calendar-name"
            label="Name"
            placeholder="Germany, Berlin"
            value={value.name}
            error={form.errors.name}
            maxLength={200}
            isRequired
            onInput={(name) => draft.change({ name })}
          />
          <WeekdayField
            id="calendar-weekdays"
            label="Working days"
            value={value.weekdays}
            error={form.errors["weekdays"]}
            onChange={(weekdays) => draft.change({ weekdays })}
          />
          <DayField
            id="calendar-from"
            label="From"
            hint="Before this day, the organization’s weekdays count."
            value={value.from}
            error={form.errors["weekdays.effectiveFrom"]}
            onInput={(from) => draft.change({ from })}
          />
          <TeamsField
            id="calendar-teams"
            chosen={value.teams}
            error={form.errors.teams}
            onChange={(teams) => draft.change({ teams })}
          />
          <FormEnd
            form={form}
            action="Add Calendar"
            onCancel={() => {
              draft.discard();
              go(CALENDAR_LIST.href);
            }}
          />
        </form>
      </div>
    </>
  );
}

/** Keeps what was typed, checks it and adds the calendar. */
function useNewCalendar() {
  const { go, announce, now, timeZone } = usePage();
  const draft = useDraft("new_calendar", {
    name: "",
    weekdays: MONDAY_TO_FRIDAY,
    from: localDay(new Date(now), timeZone),
    teams: [] as readonly TeamRef[],
  });
  const form = useForm({
    name: "calendar-name",
    weekdays: "calendar-weekdays",
    "weekdays.effectiveFrom": "calendar-from",
    teams: "calendar-teams",
  });

  function send(event: Event) {
    const { weekdays, from, teams } = draft.value;
    const name = draft.value.name.trim();
    return form.submit(event, {
      wrong: {
        ...(name === "" ? { name: "Enter a name." } : null),
        ...(weekdays.length === 0
          ? { weekdays: "Choose at least one day. A pause is made later, on the calendar’s page." }
          : null),
        ...(from === "" ? { "weekdays.effectiveFrom": "Choose a day." } : null),
      },
      send: () =>
        ask<WholeCalendarView>("POST", "/admin/working-calendars", {
          name,
          weekdays: { effectiveFrom: from, weekdays },
          teams: teams.map(({ id }) => id),
        }),
      onDone({ id }) {
        draft.discard();
        announce(`${name} is added. Add its holidays now.`);
        go(calendarHref({ kind: "calendar", id }));
      },
    });
  }

  return { draft, form, send };
}
