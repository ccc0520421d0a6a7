import { useEffect, useState } from "preact/hooks";
import type { CalendarEffect, WholeCalendarView } from "@/core/calendars/working_calendars.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";
import type { Form } from "@/components/admin/use_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { calendarWords } from "@/words/calendars.ts";
import { Effect } from "./Effect.tsx";

/** Shows what a change does to the streaks, then saves it. */
export function ReviewDialog({ id, change, form, action, onSaved, onClose }: {
  id: number;
  /** The body of the change, with its revision. */
  change: object;
  form: Form;
  action: string;
  onSaved: (view: WholeCalendarView) => void;
  onClose: () => void;
}) {
  const path = `/admin/working-calendars/${id}`;
  const [effect, setEffect] = useState<CalendarEffect | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function look() {
    setError(null);
    const answer = await ask<CalendarEffect>("POST", `${path}/preview`, change);
    if (answer.ok) setEffect(answer.data);
    else setError(answer.message);
  }
  useEffect(() => void look(), []);

  async function save() {
    // The form shows what is wrong at its fields, below the dialog.
    await form.submit(new Event("submit"), {
      send: () => ask<WholeCalendarView>("PATCH", path, change),
      onDone: onSaved,
    });
    onClose();
  }

  return (
    <ConfirmDialog
      title={wordsOf(calendarWords).unsaved.question}
      action={action}
      isBusy={form.isBusy}
      onConfirm={save}
      onCancel={onClose}
    >
      <Effect effect={effect} error={error} onRetry={look} />
    </ConfirmDialog>
  );
}
