import { useState } from "preact/hooks";
import type { Day } from "@/core/calendars/calendar.ts";
import { daysOfSpan } from "@/core/calendars/holidays.ts";
import type { Holiday, WholeCalendarView } from "@/core/calendars/working_calendars.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { TextField } from "@/components/admin/Field.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { formatDays } from "@/components/shared/format.ts";
import {
  ChevronLeft,
  ChevronRight,
  Download,
  Trash2,
  Upload,
} from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { calendarWords } from "@/words/calendars.ts";
import { type CalendarDraft, editDay, holidaysOf, spansOfYear } from "./draft.ts";
import { calendarHref } from "./place.ts";
import { YearView } from "./YearView.tsx";

const MAX_DAYS = 366;

/** The holidays of a calendar, a year at a time: to click, to list, to add and to import. */
export function HolidayGroup({ view, days, onChange }: {
  view: WholeCalendarView;
  days: CalendarDraft["days"];
  onChange: (days: CalendarDraft["days"]) => void;
}) {
  const words = wordsOf(calendarWords).holidays;
  const { go } = usePage();
  const [year, setYear] = useState(view.year);
  const path = `/admin/working-calendars/${view.id}?year=${year}`;
  const read = useRemote<WholeCalendarView>(path, { initial: year === view.year ? view : null });
  const shown = year === view.year && !read.data ? view : read.data;
  const stored = shown?.year === year ? shown.days : [];
  const names = holidaysOf(stored, days);
  const spans = spansOfYear(names, year);

  function set(changed: readonly Day[], name: string | null) {
    onChange(changed.reduce((edits, day) => editDay(stored, edits, day, name), days));
  }

  return (
    <section class="group-section" aria-labelledby="holidays">
      <div class="group-bar">
        <h2 id="holidays" class="group-title">{words.title}</h2>
        <div class="year-switch">
          <button
            type="button"
            class="icon-button"
            aria-label={words.show(year - 1)}
            onClick={() => setYear(year - 1)}
          >
            <ChevronLeft size={16} />
          </button>
          <strong aria-live="polite">{year}</strong>
          <button
            type="button"
            class="icon-button"
            aria-label={words.show(year + 1)}
            onClick={() => setYear(year + 1)}
          >
            <ChevronRight size={16} />
          </button>
        </div>
      </div>
      <p class="group-note">{words.note}</p>
      <div class="group-rows" aria-busy={!shown}>
        <YearView
          year={year}
          today={view.today}
          names={names}
          edits={days}
          versions={view.versions}
          onToggle={(day) => set([day], names.has(day) ? null : words.unnamed)}
        />
      </div>
      <HolidayList spans={spans} year={year} onChange={set} />
      <AddHoliday onAdd={set} />
      <div class="holiday-files">
        <a
          class="button"
          href={calendarHref({ kind: "import", id: view.id })}
          onClick={follow(go)}
        >
          <Upload size={15} />
          {words.import}
        </a>
        <a
          class="button"
          href={`/api/v1/admin/working-calendars/${view.id}/file`}
          download="holidays.ics"
        >
          <Download size={15} />
          {words.download}
        </a>
      </div>
    </section>
  );
}

function HolidayList({ spans, year, onChange }: {
  spans: readonly Holiday[];
  year: number;
  onChange: (days: readonly Day[], name: string | null) => void;
}) {
  const words = wordsOf(calendarWords).holidays;
  if (spans.length === 0) return <p class="group-note holiday-none">{words.none(year)}</p>;
  return (
    <ul class="group-rows" aria-label={words.of(year)}>
      {spans.map((span) => (
        <li key={span.first} class="group-row holiday-row">
          <input
            class="input holiday-name"
            aria-label={words.nameOf(formatDays(span.first, span.last))}
            value={span.name}
            maxLength={200}
            onChange={(event) => {
              const name = event.currentTarget.value.trim();
              if (name !== "") onChange(daysOfSpan(span), name);
              else event.currentTarget.value = span.name;
            }}
          />
          <span class="group-hint holiday-days">{formatDays(span.first, span.last)}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={words.remove(span.name, formatDays(span.first, span.last))}
            onClick={() => onChange(daysOfSpan(span), null)}
          >
            <Trash2 size={15} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Adds a holiday by typing, also one of several days. */
function AddHoliday({ onAdd }: { onAdd: (days: readonly Day[], name: string) => void }) {
  const { name: nameLabel, nameMissing, holidays: words } = wordsOf(calendarWords);
  const { announce } = usePage();
  const [value, setValue] = useState({ name: "", first: "", last: "" });
  const [errors, setErrors] = useState<Readonly<Record<string, string | undefined>>>({});
  const change = (part: Partial<typeof value>) => setValue((now) => ({ ...now, ...part }));

  function add(event: Event) {
    event.preventDefault();
    const name = value.name.trim();
    const last = value.last === "" ? value.first : value.last;
    const wrong = {
      name: name === "" ? nameMissing : undefined,
      first: value.first === "" ? words.firstMissing : undefined,
      last: last < value.first
        ? words.lastEarly
        : value.first !== "" && daysBetween(value.first, last) > MAX_DAYS
        ? words.tooLong(MAX_DAYS)
        : undefined,
    };
    setErrors(wrong);
    const first = (["name", "first", "last"] as const).find((field) => wrong[field]);
    if (first) return document.getElementById(`holiday-${first}`)?.focus();
    onAdd(daysOfSpan({ first: value.first, last }), name);
    announce(words.added(name));
    setValue({ name: "", first: "", last: "" });
    document.getElementById("holiday-name")?.focus();
  }

  return (
    <form class="group-rows" onSubmit={add} noValidate>
      <div class="group-row holiday-fields">
        <TextField
          id="holiday-name"
          label={words.add}
          placeholder={nameLabel}
          value={value.name}
          maxLength={200}
          error={errors.name}
          onInput={(name) => change({ name })}
        />
        <DayField
          id="holiday-first"
          label={words.first}
          value={value.first}
          error={errors.first}
          onInput={(first) => change({ first })}
        />
        <DayField
          id="holiday-last"
          label={words.last}
          value={value.last}
          min={value.first}
          error={errors.last}
          onInput={(last) => change({ last })}
        />
        <button type="submit" class="button">{words.addAction}</button>
      </div>
    </form>
  );
}

const DAY_MILLISECONDS = 86_400_000;

function daysBetween(first: Day, last: Day): number {
  return (Date.parse(last) - Date.parse(first)) / DAY_MILLISECONDS + 1;
}
