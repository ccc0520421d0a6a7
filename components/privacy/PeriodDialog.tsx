import { useEffect, useState } from "preact/hooks";
import type { RetentionPreview, RetentionView } from "@/core/privacy/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { FieldError } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { Modal } from "@/components/shared/Modal.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { privacyWords } from "@/words/privacy.ts";
import { daysInWords, kindInWords, previewInWords } from "./words.ts";

const WAIT_MILLISECONDS = 300;

/** Chooses how long a kind of data is kept, and shows what that would remove. */
export function PeriodDialog({ period, onSaved, onRead, onCancel }: {
  period: RetentionView;
  onSaved: (period: RetentionView) => void;
  /** Another version of it was read. */
  onRead: (period: RetentionView) => void;
  onCancel: () => void;
}) {
  const words = wordsOf(privacyWords).periods;
  const path = `/admin/privacy/retention/${period.kind}`;
  const [days, setDays] = useState(period.days === null ? "" : String(period.days));
  const [revision, setRevision] = useState(period.revision);
  const form = useForm({ days: "period-days" });
  const wanted = /^\d+$/.test(days.trim()) ? Number(days) : null;
  const mayBeForever = period.maxDays === null;
  const isValid = wanted !== null || (mayBeForever && days.trim() === "");
  const preview = usePreview(path, isValid ? wanted : undefined);

  const save = (event: Event) =>
    form.submit(event, {
      wrong: isValid ? {} : { days: words.missing },
      send: () => ask<RetentionView>("PATCH", path, { days: wanted, expectedRevision: revision }),
      onDone: onSaved,
    });

  async function readAgain(keep: boolean) {
    const answer = await ask<RetentionView>("GET", path);
    if (!answer.ok) return;
    form.clear();
    setRevision(answer.data.revision);
    if (!keep) setDays(answer.data.days === null ? "" : String(answer.data.days));
    onRead(answer.data);
  }

  const hint = mayBeForever
    ? words.atLeast(daysInWords(period.minDays))
    : words.between(period.minDays, daysInWords(period.maxDays));
  return (
    <Modal class="confirm form-dialog" titleId="period-title" onCancel={onCancel}>
      <h2 id="period-title">{kindInWords(period).title}</h2>
      <form onSubmit={save} noValidate>
        <p>{kindInWords(period).about}</p>
        <div class="field">
          <label for="period-days">{words.field}</label>
          <input
            id="period-days"
            class="input"
            inputMode="numeric"
            autocomplete="off"
            autofocus
            value={days}
            placeholder={mayBeForever ? words.keepForever : undefined}
            aria-invalid={form.errors.days ? "true" : undefined}
            aria-describedby="period-days-hint period-preview period-days-error"
            onInput={(event) => setDays(event.currentTarget.value)}
          />
          <span id="period-days-hint" class="group-hint">{hint}</span>
          <FieldError id="period-days-error" message={form.errors.days} />
        </div>
        <p id="period-preview" class="period-preview" role="status">{preview}</p>
        <EditConflict
          form={form}
          onTheirs={() => readAgain(false)}
          onMine={() => readAgain(true)}
        />
        <FormEnd form={form} action={words.save} onCancel={onCancel} />
      </form>
    </Modal>
  );
}

/** Reads what a period would remove, a moment after it was typed. */
function usePreview(path: string, days: number | null | undefined): string {
  const words = wordsOf(privacyWords).periods;
  const { timeZone } = usePage();
  const [said, setSaid] = useState("");
  useEffect(() => {
    setSaid("");
    if (days === undefined) return;
    if (days === null) return setSaid(words.nothing);
    let isOver = false;
    const timer = setTimeout(async () => {
      const answer = await ask<RetentionPreview>("GET", `${path}/preview?days=${days}`);
      if (!isOver && answer.ok) setSaid(previewInWords(answer.data, timeZone));
    }, WAIT_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [path, days]);
  return said;
}
