import { useEffect, useRef, useState } from "preact/hooks";
import type { WholeCalendarView } from "@/core/calendars/working_calendars.ts";
import { HistoryLink } from "@/components/admin/HistoryLink.tsx";
import { ask, askToRemove } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { TextField } from "@/components/admin/Field.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { follow } from "@/components/admin/use_path.ts";
import { type Remote, useRemote } from "@/components/admin/use_remote.ts";
import { CalendarDays } from "@/components/shared/page_icons.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { calendarWords } from "@/words/calendars.ts";
import { changeOf, countChanges, draftOf } from "./draft.ts";
import { HolidayGroup } from "./HolidayGroup.tsx";
import { CALENDAR_LIST } from "./place.ts";
import { ReviewDialog } from "./ReviewDialog.tsx";
import { TeamsField } from "./TeamsField.tsx";
import { calendarTitle } from "./title.ts";
import { WeekdayGroup } from "./WeekdayGroup.tsx";

const POLL_MILLISECONDS = 15_000;

/** One calendar: its name and teams, its weekdays, and its holidays. */
export function CalendarPage({ id, initial }: { id: number; initial: WholeCalendarView | null }) {
  const words = wordsOf(calendarWords);
  const { go } = usePage();
  const path = `/admin/working-calendars/${id}`;
  const remote = useRemote<WholeCalendarView>(path, {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  if (remote.isMissing) {
    return <MissingPage icon={CalendarDays} noun={words.noun} list={CALENDAR_LIST} />;
  }
  return (
    <>
      <PageHead
        title={remote.data ? calendarTitle(remote.data) : words.one}
        back={{ ...CALENDAR_LIST, onClick: follow(go) }}
      >
        <HistoryLink kind="working_calendar" id={id} />
      </PageHead>
      <div class="page-body">
        <RemoteView remote={remote}>
          {(view) => <Editor view={view} remote={remote} />}
        </RemoteView>
      </div>
    </>
  );
}

function Editor({ view, remote }: {
  view: WholeCalendarView;
  remote: Remote<WholeCalendarView>;
}) {
  const words = wordsOf(calendarWords);
  const { announce } = usePage();
  const draft = useDraft(`calendar_${view.id}`, draftOf(view));
  const form = useForm({
    name: "calendar-name",
    teams: "calendar-teams",
    "weekdays.effectiveFrom": "calendar-from",
    weekdays: "calendar-weekdays",
    days: "holidays",
  });
  const [isReviewing, setReviewing] = useState(false);
  const isJustSaved = useRef(false);
  // The dialog gives the focus back to its button, which is gone when everything is saved.
  useEffect(() => {
    if (isReviewing || !isJustSaved.current) return;
    isJustSaved.current = false;
    document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
  }, [isReviewing]);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const { value } = draft;
  const count = countChanges(view, value);

  function review(event: Event) {
    event.preventDefault();
    form.clear();
    const missing: Record<string, string> = {};
    if (value.name.trim() === "") missing["name"] = words.nameMissing;
    if (value.weekdays !== null && value.weekdaysFrom === "") {
      missing["weekdaysFrom"] = words.fromMissing;
    }
    setWrong(missing);
    if (missing["name"]) return document.getElementById("calendar-name")?.focus();
    if (missing["weekdaysFrom"]) return document.getElementById("calendar-from")?.focus();
    if (count > 0) setReviewing(true);
  }

  async function keepMine() {
    const answer = await ask<WholeCalendarView>("GET", `/admin/working-calendars/${view.id}`);
    if (!answer.ok) return;
    remote.update(() => answer.data);
    draft.change({ revision: answer.data.revision });
    form.clear();
  }

  function discard() {
    draft.discard();
    form.clear();
    setWrong({});
  }

  return (
    <>
      <EditConflict
        form={form}
        onTheirs={() => {
          discard();
          remote.reload();
        }}
        onMine={keepMine}
      />
      <form onSubmit={review} noValidate>
        {view.kind === "shared" && (
          <Group id="calendar-settings" title={words.settings}>
            <div class="group-row group-stack">
              <TextField
                id="calendar-name"
                label={words.name}
                value={value.name}
                error={wrong["name"] ?? form.errors.name}
                maxLength={200}
                onInput={(name) => draft.change({ name })}
              />
            </div>
            <div class="group-row group-stack">
              <TeamsField
                id="calendar-teams"
                chosen={value.teams}
                error={form.errors.teams}
                onChange={(teams) => draft.change({ teams })}
              />
            </div>
          </Group>
        )}
        <WeekdayGroup
          view={view}
          draft={value}
          errorOfDay={wrong["weekdaysFrom"] ?? form.errors["weekdays.effectiveFrom"]}
          error={form.errors["weekdays"]}
          onChange={draft.change}
        />
      </form>
      <HolidayGroup view={view} days={value.days} onChange={(days) => draft.change({ days })} />
      {form.errors["days"] && <p class="form-error" role="alert">{form.errors["days"]}</p>}
      {form.error && !form.isConflict && <p class="form-error" role="alert">{form.error}</p>}
      {count > 0 && (
        <div class="save-bar" role="region" aria-label={words.unsaved.title}>
          <span>{words.unsaved.text(count)}</span>
          <button type="button" class="button" onClick={discard}>{words.unsaved.discard}</button>
          <button type="button" class="button button-primary" onClick={review}>
            {words.unsaved.review}
          </button>
        </div>
      )}
      {view.kind !== "organization" && <DeleteGroup view={view} />}
      {isReviewing && (
        <ReviewDialog
          id={view.id}
          change={{ ...changeOf(view, value), expectedRevision: value.revision }}
          form={form}
          action={words.unsaved.action}
          onClose={() => setReviewing(false)}
          onSaved={(next) => {
            draft.discard();
            remote.update(() => next);
            remote.reload();
            announce(words.unsaved.saved);
            isJustSaved.current = true;
          }}
        />
      )}
    </>
  );
}

function DeleteGroup({ view }: { view: WholeCalendarView }) {
  const words = wordsOf(calendarWords).delete;
  const { go, announce } = usePage();
  async function remove(): Promise<string | null> {
    const problem = await askToRemove(`/admin/working-calendars/${view.id}`);
    if (problem !== null) return problem;
    announce(words.done(view.name));
    go(CALENDAR_LIST.href);
    return null;
  }
  return (
    <div class="group-section">
      <ConfirmButton
        label={words.label}
        title={<Sentence text={words.question} parts={{ calendar: <bdi>{view.name}</bdi> }} />}
        action={words.action}
        isDanger
        onConfirm={remove}
      >
        {view.kind === "shared" ? words.shared : words.team}
      </ConfirmButton>
    </div>
  );
}
