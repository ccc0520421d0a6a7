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
import { wordsOf } from "@/components/shared/locale.ts";
import { calendarWords } from "@/words/calendars.ts";
import { CALENDAR_LIST, calendarHref } from "./place.ts";
import { type TeamRef, TeamsField } from "./TeamsField.tsx";
import { WeekdayField } from "./WeekdayField.tsx";

const MONDAY_TO_FRIDAY: readonly number[] = [1, 2, 3, 4, 5];

/** The form that adds a shared calendar. */
export function NewCalendar() {
  const words = wordsOf(calendarWords);
  const { go } = usePage();
  const { draft, form, send } = useNewCalendar();
  const { value } = draft;
  return (
    <>
      <PageHead title={words.form.new} back={{ ...CALENDAR_LIST, onClick: follow(go) }} />
      <div class="page-body">
        <form class="new-form" onSubmit={send} noValidate>
          <TextField
            id="calendar-name"
            label={words.name}
            placeholder={words.form.example}
            value={value.name}
            error={form.errors.name}
            maxLength={200}
            isRequired
            onInput={(name) => draft.change({ name })}
          />
          <WeekdayField
            id="calendar-weekdays"
            label={words.weekdays.title}
            value={value.weekdays}
            error={form.errors["weekdays"]}
            onChange={(weekdays) => draft.change({ weekdays })}
          />
          <DayField
            id="calendar-from"
            label={words.weekdays.from}
            hint={words.form.fromHint}
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
            action={words.form.action}
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
  const { nameMissing, form: words } = wordsOf(calendarWords);
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
        ...(name === "" ? { name: nameMissing } : null),
        ...(weekdays.length === 0 ? { weekdays: words.noDays } : null),
        ...(from === "" ? { "weekdays.effectiveFrom": words.noFrom } : null),
      },
      send: () =>
        ask<WholeCalendarView>("POST", "/admin/working-calendars", {
          name,
          weekdays: { effectiveFrom: from, weekdays },
          teams: teams.map(({ id }) => id),
        }),
      onDone({ id }) {
        draft.discard();
        announce(words.added(name));
        go(calendarHref({ kind: "calendar", id }));
      },
    });
  }

  return { draft, form, send };
}
