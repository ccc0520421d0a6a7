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
import { wordsOf } from "@/components/shared/locale.ts";
import { calendarWords } from "@/words/calendars.ts";
import { calendarHref } from "./place.ts";
import { ReviewDialog } from "./ReviewDialog.tsx";

/** A file can have 1 MiB; the text is checked before it is sent. */
const MAX_BYTES = 1_000_000;
/** The first line of every such file. */
const FILE_BEGIN = "BEGIN:VCALENDAR";

/** Adds the holidays of an iCalendar file to a calendar, after a preview. */
export function ImportHolidays({ id }: { id: number }) {
  const words = wordsOf(calendarWords).import;
  const { go, announce } = usePage();
  const back = { href: calendarHref({ kind: "calendar", id }), label: words.back };
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
      wrong: text.trim() === "" ? { file: words.missing } : isLarge ? { file: words.tooLarge } : {},
      send: () =>
        ask<HolidayFileView>("POST", `/admin/working-calendars/${id}/file`, {
          file: text,
          ...(from === "" ? null : { from }),
          ...(to === "" ? null : { to }),
        }),
      onDone(found) {
        setRead(found);
        announce(words.read(found.added.length, found.known.length, found.ignoredCount));
      },
    });
  }

  return (
    <>
      <PageHead title={words.title} back={{ ...back, onClick: follow(go) }} />
      <div class="page-body">
        <form class="new-form csv-form" onSubmit={preview} noValidate>
          <p class="group-note">{words.note}</p>
          <div class="field">
            <label for="holiday-file">{words.file}</label>
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
            <label for="holiday-text">{words.text}</label>
            <textarea
              id="holiday-text"
              class="input csv-text"
              rows={6}
              spellcheck={false}
              placeholder={FILE_BEGIN}
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
              label={words.from}
              value={value.from}
              error={form.errors.from}
              onInput={(from) => change({ from })}
            />
            <DayField
              id="holiday-to"
              label={words.to}
              value={value.to}
              error={form.errors.to}
              onInput={(to) => change({ to })}
            />
          </div>
          <p class="group-hint">{words.span}</p>
          <FormEnd form={form} action={words.preview} onCancel={() => go(back.href)} />
        </form>
        {read && (
          <>
            <Found title={words.new} entries={read.added} />
            <Found title={words.known} entries={read.known} />
            <LeftOut read={read} />
            <div class="new-buttons import-buttons">
              <button
                type="button"
                class="button button-primary"
                aria-disabled={read.added.length === 0}
                onClick={() => read.added.length > 0 && setReviewing(true)}
              >
                {read.added.length === 0 ? words.nothing : words.add(read.added.length)}
              </button>
            </div>
          </>
        )}
        {isReviewing && read && (
          <ReviewDialog
            id={id}
            change={{ holidays: read.added }}
            form={form}
            action={words.action}
            onClose={() => setReviewing(false)}
            onSaved={(_: WholeCalendarView) => {
              announce(words.done);
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
      <h2 class="group-title">{wordsOf(calendarWords).import.counted(title, entries.length)}</h2>
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
  const words = wordsOf(calendarWords).import;
  if (ignoredCount === 0) return null;
  return (
    <section class="group-section">
      <h2 class="group-title">{words.counted(words.leftOut, ignoredCount)}</h2>
      <ul class="group-rows import-list" aria-label={words.leftOut} tabIndex={0}>
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
