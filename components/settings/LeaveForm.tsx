import type { LeaveView } from "@/core/leave.ts";
import type { WorkingDaysView } from "@/core/profile.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { TextField } from "@/components/admin/Field.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { leaveWords } from "@/words/leave.ts";
import { settingsWords } from "@/words/settings.ts";

const MAX_NOTE = 200;
const EMPTY = { first: "", last: "", note: "" };

/** Asks for leave. */
export function LeaveForm({ view, onAsked }: { view: WorkingDaysView; onAsked: () => void }) {
  const words = wordsOf(settingsWords).leave;
  const fields = wordsOf(leaveWords).dialog;
  const { announce } = usePage();
  const draft = useDraft("leave", EMPTY);
  const form = useForm({ first: "leave-first", last: "leave-last", note: "leave-note" });
  const { value } = draft;
  const isPast = value.first !== "" && value.first < view.today;

  function send(event: Event) {
    const { first, note } = value;
    // One day is the most common leave.
    const last = value.last === "" ? first : value.last;
    return form.submit(event, {
      wrong: first === "" ? { first: fields.firstMissing } : {},
      send: () => ask<LeaveView>("POST", "/me/leave", { first, last, note: note.trim() }),
      onDone({ state }) {
        draft.discard();
        onAsked();
        announce(state === "granted" ? words.granted : words.sent);
      },
    });
  }

  return (
    <section class="group-section" aria-labelledby="ask-leave">
      <h2 id="ask-leave" class="group-title">{words.ask}</h2>
      <p class="group-note">
        {view.leaveNeedsApproval ? words.noteApproval : words.note}
      </p>
      <form class="group-rows leave-form" onSubmit={send} noValidate>
        <div class="group-row leave-fields">
          <DayField
            id="leave-first"
            label={fields.first}
            value={value.first}
            error={form.errors.first}
            onInput={(first) => draft.change({ first })}
          />
          <DayField
            id="leave-last"
            label={fields.last}
            value={value.last}
            min={value.first}
            error={form.errors.last}
            onInput={(last) => draft.change({ last })}
          />
          <TextField
            id="leave-note"
            label={fields.note}
            placeholder={fields.optional}
            value={value.note}
            error={form.errors.note}
            maxLength={MAX_NOTE}
            onInput={(note) => draft.change({ note })}
          />
        </div>
        <div class="group-row leave-send">
          <p class="group-hint">
            {isPast ? words.begun : words.oneDay}
          </p>
          {form.error && <p class="form-error" role="alert">{form.error}</p>}
          <button type="submit" class="button button-primary" aria-disabled={form.isBusy}>
            {words.action}
          </button>
        </div>
      </form>
    </section>
  );
}
