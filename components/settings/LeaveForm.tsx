import { useState } from "preact/hooks";
import type { LeaveView } from "@/core/leave.ts";
import type { WorkingDaysView } from "@/core/profile.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { FieldError, TextField } from "@/components/admin/Field.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useDraft } from "@/components/admin/use_draft.ts";

const MAX_NOTE = 200;
const FIELDS = ["first", "last", "note"] as const;
const EMPTY = { first: "", last: "", note: "" };

/** Asks for leave. */
export function LeaveForm({ view, onAsked }: { view: WorkingDaysView; onAsked: () => void }) {
  const { announce } = usePage();
  const draft = useDraft("leave", EMPTY);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { value } = draft;
  const isPast = value.first !== "" && value.first < view.today;

  function showErrors(wrong: Readonly<Record<string, string>>) {
    setFields(wrong);
    const first = FIELDS.find((field) => wrong[field]);
    if (first) document.getElementById(`leave-${first}`)?.focus();
    return first !== undefined;
  }

  async function send(event: Event) {
    event.preventDefault();
    if (isBusy) return;
    setError(null);
    const { first, note } = value;
    if (first === "") return showErrors({ first: "Choose the first day." });
    // One day is the most common leave.
    const last = value.last === "" ? first : value.last;
    setBusy(true);
    const answer = await ask<LeaveView>("POST", "/me/leave", { first, last, note: note.trim() });
    setBusy(false);
    if (!answer.ok) {
      if (!showErrors(answer.fields)) setError(answer.message);
      return;
    }
    setFields({});
    draft.discard();
    onAsked();
    announce(
      answer.data.state === "granted"
        ? "Your leave is granted."
        : "Your request is sent. You see the decision here.",
    );
  }

  return (
    <section class="group-section" aria-labelledby="ask-leave">
      <h2 id="ask-leave" class="group-title">Ask for leave</h2>
      <p class="group-note">
        {view.leaveNeedsApproval
          ? "Your manager or an admin decides. Granted days neither extend nor break your streak."
          : "Leave to come is granted at once. Granted days neither extend nor break your streak."}
      </p>
      <form class="group-rows leave-form" onSubmit={send} noValidate>
        <div class="group-row leave-fields">
          <DayField
            id="leave-first"
            label="First day"
            value={value.first}
            error={fields.first}
            onInput={(first) => draft.change({ first })}
          />
          <DayField
            id="leave-last"
            label="Last day"
            value={value.last}
            min={value.first}
            error={fields.last}
            onInput={(last) => draft.change({ last })}
          />
          <TextField
            id="leave-note"
            label="Note"
            placeholder="Optional"
            value={value.note}
            error={fields.note}
            maxLength={MAX_NOTE}
            onInput={(note) => draft.change({ note })}
          />
        </div>
        <div class="group-row leave-send">
          <p class="group-hint">
            {isPast
              ? "These days have begun, so your manager or an admin decides."
              : "Without a last day, you ask for one day."}
          </p>
          {error && <p class="form-error" role="alert">{error}</p>}
          <button type="submit" class="button button-primary" aria-disabled={isBusy}>
            Ask for Leave
          </button>
        </div>
      </form>
    </section>
  );
}

function DayField({ id, label, value, min, error, onInput }: {
  id: string;
  label: string;
  value: string;
  min?: string;
  error: string | undefined;
  onInput: (value: string) => void;
}) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        class="input"
        value={value}
        min={min || undefined}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
