import { useState } from "preact/hooks";
import type {
  Holiday,
  HolidayFileView,
  WholeCalendarView,
} from "@/core/calendars/working_calendars.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { FieldError } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { useForm } from "@/components/admin/use_form.ts";
import { follow } from "@/components/admin/use_path.ts";
import { formatDays } from "@/components/shared/format.ts";
import { calendarHref } from "./place.ts";
import { ReviewDialog } from "./ReviewDialog.tsx";

/** A file can have 1 MiB; the text is checked before it is sent. */
const MAX_BYTES = 1_000_000;
const TOO_LARGE = "The file is larger than 1 MB. Export fewer years, or paste only a part of it.";

/** Adds the holidays of an iCalendar file to a calendar, after a preview. */
export function ImportHolidays({ id }: { id: number }) {
  const { go, announce } = usePage();
  const back = { href: calendarHref({ kind: "calendar", id }), label: "the calendar" };
  const form = useForm({ file: "holiday-text", from: "holiday-from", to: "holiday-to" });
  const [value, setValue] = useState({ text: "", from: "", to: "" });
  const [read, setRead] = useState<HolidayFileView | null>(null);
  const [isReviewing, setReviewing] = useState(false);

  function change(part: Partial<typeof value>) {
    setValue((now) => ({ ...now, ...part }));
    setRead(null);
    form.clear();
  }

  function preview(event: Event) {
    const { text, from, to } = value;
    const isLarge = new Blob([text]).size > MAX_BYTES;
    return form.submit(event, {
      wrong: text.trim() === ""
        ? { file: "Choose a file, or paste its text." }
        : isLarge
        ? { file: TOO_LARGE }
        : {},
      send: () =>
        ask<HolidayFileView>("POST", `/admin/working-calendars/${id}/file`, {
          file: text,
          ...(from === "" ? null : { from }),
          ...(to === "" ? null : { to }),
        }),
      onDone(found) {
        setRead(found);
        announce(
          `${found.added.length} new, ${found.known.length} there already, ` +
            `${found.ignoredCount} left out.`,
        );
      },
    });
  }

  return (
    <>
      <PageHead title="Import holidays" back={{ ...back, onClick: follow(go) }} />
      <div class="page-body">
        <form class="new-form csv-form" onSubmit={preview} noValidate>
          <p class="group-note">
            An iCalendar file (.ics) of public holidays, as calendars and government pages offer it.
            Whole days are read, with their repetitions.
          </p>
          <div class="field">
            <label for="holiday-file">File</label>
            <input
              id="holiday-file"
              class="file-input"
              type="file"
              accept=".ics,text/calendar"
              onChange={async (event) => {
                const file = event.currentTarget.files?.[0];
                if (!file) return;
                // A file that is too large is not read: the message comes from its size.
                change({
                  text: file.size > MAX_BYTES ? "x".repeat(MAX_BYTES + 1) : await file.text(),
                });
              }}
            />
          </div>
          <div class="field">
            <label for="holiday-text">Text of the file</label>
            <textarea
              id="holiday-text"
              class="input csv-text"
              rows={6}
              spellcheck={false}
              placeholder="BEGIN:VCALENDAR"
              value={value.text}
              aria-invalid={form.errors.file ? "true" : undefined}
              aria-describedby={form.errors.file ? "holiday-text-error" : undefined}
              onInput={(event) => change({ text: event.currentTarget.value })}
            />
            <FieldError id="holiday-text-error" message={form.errors.file} />
          </div>
          <div class="holiday-span">
            <DayField
              id="holiday-from"
              label="From"
              value={value.from}
              error={form.errors.from}
              onInput={(from) => change({ from })}
            />
            <DayField
              id="holiday-to"
              label="To"
              value={value.to}
              error={form.errors.to}
              onInput={(to) => change({ to })}
            />
          </div>
          <p class="group-hint">Without days: last year, this year and the two years after it.</p>
          <FormEnd form={form} action="Preview" onCancel={() => go(back.href)} />
        </form>
        {read && (
          <>
            <Found title="New" entries={read.added} />
            <Found title="There already" entries={read.known} />
            <LeftOut read={read} />
            <div class="new-buttons import-buttons">
              <button
                type="button"
                class="button button-primary"
                aria-disabled={read.added.length === 0}
                onClick={() => read.added.length > 0 && setReviewing(true)}
              >
                {read.added.length === 0
                  ? "Nothing to Add"
                  : `Add ${read.added.length} ${read.added.length === 1 ? "Holiday" : "Holidays"}…`}
              </button>
            </div>
          </>
        )}
        {isReviewing && read && (
          <ReviewDialog
            id={id}
            change={{ holidays: read.added }}
            form={form}
            action="Add"
            onClose={() => setReviewing(false)}
            onSaved={(_: WholeCalendarView) => {
              announce("The holidays are added. Streaks follow within moments.");
              go(back.href);
            }}
          />
        )}
      </div>
    </>
  );
}

function Found({ title, entries }: { title: string; entries: readonly Holiday[] }) {
  if (entries.length === 0) return null;
  return (
    <section class="group-section">
      <h2 class="group-title">{title} ({entries.length})</h2>
      <ul class="group-rows import-list" aria-label={title} tabIndex={0}>
        {entries.map(({ first, last, name }) => (
          <li key={`${first} ${last}`} class="group-row">
            <span class="group-label">
              <bdi>{name}</bdi>
            </span>
            <span class="group-hint">{formatDays(first, last)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LeftOut({ read: { ignored, ignoredCount } }: { read: HolidayFileView }) {
  if (ignoredCount === 0) return null;
  return (
    <section class="group-section">
      <h2 class="group-title">Left out ({ignoredCount})</h2>
      <ul class="group-rows import-list" aria-label="Left out" tabIndex={0}>
        {ignored.map(({ name, reason }, index) => (
          <li key={index} class="group-row">
            <span class="group-label">
              <bdi>{name}</bdi>
              <span class="group-hint">{reason}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
