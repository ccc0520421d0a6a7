import { dateFormat } from "@/components/shared/date_format.ts";
import { useState } from "preact/hooks";
import { addDays, type Day, weekday } from "@/core/calendars/calendar.ts";
import { daysOfSpan } from "@/core/calendars/holidays.ts";
import type { WholeCalendarView } from "@/core/calendars/working_calendars.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { WEEK, weekdayName } from "@/components/shared/weekdays.ts";
import { calendarWords } from "@/words/calendars.ts";
import { type CalendarDraft, weekdaysOnDay } from "./draft.ts";

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/**
 * A year in which each day is a button that makes it a holiday or an ordinary day. The whole year is
 * one stop of the Tab key; the arrow keys move in it.
 */
export function YearView({ year, today, names, edits, versions, onToggle }: {
  year: number;
  today: Day;
  /** The names of the holidays by their days, as they will be. */
  names: ReadonlyMap<Day, string>;
  edits: CalendarDraft["days"];
  versions: WholeCalendarView["versions"];
  onToggle: (day: Day) => void;
}) {
  const [chosen, setChosen] = useState<Day | null>(null);
  const isIn = (day: Day | null) => day?.startsWith(`${year}-`);
  const stop = isIn(chosen) ? chosen : isIn(today) ? today : `${year}-01-01`;

  function move(event: KeyboardEvent, day: Day) {
    const to = targetOf(event.key, day);
    if (to === null) return;
    event.preventDefault();
    if (!isIn(to)) return;
    setChosen(to);
    document.getElementById(`day-${to}`)?.focus();
  }

  return (
    <div class="year" role="group" aria-label={wordsOf(calendarWords).holidays.year(year)}>
      {MONTHS.map((month) => (
        <Month
          key={month}
          year={year}
          month={month}
          renderDay={(day) => (
            <button
              id={`day-${day}`}
              type="button"
              class="year-day"
              tabIndex={day === stop ? 0 : -1}
              aria-pressed={names.has(day)}
              aria-label={dayLabel(day, names.get(day))}
              title={names.get(day)}
              data-works={weekdaysOnDay(versions, day).includes(weekday(day))}
              data-today={day === today}
              data-changed={day in edits}
              onFocus={() => setChosen(day)}
              onKeyDown={(event) => move(event, day)}
              onClick={() => onToggle(day)}
            >
              {Number(day.slice(8))}
            </button>
          )}
        />
      ))}
    </div>
  );
}

function Month({ year, month, renderDay }: {
  year: number;
  month: number;
  renderDay: (day: Day) => preact.JSX.Element;
}) {
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  const next = month === 12 ? `${year + 1}-01-01` : `${first.slice(0, 5)}${pad(month + 1)}-01`;
  const days = daysOfSpan({ first, last: addDays(next, -1) });
  const name = dateFormat({ timeZone: "UTC", month: "long" })
    .format(Date.parse(first));
  return (
    <section aria-label={`${name} ${year}`}>
      <h3 class="month-name">{name}</h3>
      <div class="month-days">
        {WEEK.map((day) => (
          <span key={day} class="month-weekday" aria-hidden="true">
            {weekdayName(day, "narrow")}
          </span>
        ))}
        {Array.from({ length: weekday(first) - 1 }, (_, at) => <span key={`gap-${at}`} />)}
        {days.map(renderDay)}
      </div>
    </section>
  );
}

function targetOf(key: string, day: Day): Day | null {
  switch (key) {
    case "ArrowLeft":
      return addDays(day, -1);
    case "ArrowRight":
      return addDays(day, 1);
    case "ArrowUp":
      return addDays(day, -7);
    case "ArrowDown":
      return addDays(day, 7);
    case "PageUp":
      return addDays(day, -28);
    case "PageDown":
      return addDays(day, 28);
    case "Home":
      return `${day.slice(0, 8)}01`;
    case "End":
      return `${day.slice(0, 4)}-12-31`;
    default:
      return null;
  }
}

const pad = (number: number) => String(number).padStart(2, "0");

function dayLabel(day: Day, name: string | undefined): string {
  const date = dateFormat({
    timeZone: "UTC",
    weekday: "long",
    month: "long",
    day: "numeric",
  }).format(Date.parse(day));
  return name === undefined ? date : `${date}: ${name}`;
}
