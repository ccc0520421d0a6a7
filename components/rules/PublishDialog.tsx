import { addDays } from "@/core/calendars/calendar.ts";
import { useEffect, useState } from "preact/hooks";
import type { EventTypeView } from "@/core/event_types/views.ts";
import type { RuleIssue, RuleSetInfoView } from "@/core/rules/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { DateTimeField } from "@/components/admin/DayField.tsx";
import { TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { errorsAtFields, useForm } from "@/components/admin/use_form.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { localDay } from "@/components/shared/local_day.ts";
import { Modal } from "@/components/shared/Modal.tsx";
import { IssueList } from "./IssueList.tsx";
import { localMoment, momentAt } from "@/core/calendars/local_moment.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { rulesWords } from "@/words/rules.ts";
import { Effects, Progress } from "./TrialResult.tsx";
import type { DraftEdit } from "./use_rule_draft.ts";
import { useTrial } from "./use_trial.ts";

const HOUR_MILLISECONDS = 3_600_000;

/**
 * Publishes a draft, now or from a time on. It repeats the warnings, and what the draft would have
 * done in the past week, before anything counts.
 */
export function PublishDialog({ id, edit, warnings, types, onPublished, onCancel }: {
  id: number;
  edit: DraftEdit;
  warnings: readonly RuleIssue[];
  types: readonly EventTypeView[];
  onPublished: (set: RuleSetInfoView) => void;
  onCancel: () => void;
}) {
  const { publish: words, draft, trial } = wordsOf(rulesWords);
  const { now, timeZone } = usePage();
  const { rules, note: startNote } = edit.value;
  const [isLater, setLater] = useState(false);
  const [at, setAt] = useState(() =>
    localMoment(Math.ceil(now / HOUR_MILLISECONDS + 1) * HOUR_MILLISECONDS, timeZone)
  );
  const [note, setNote] = useState(startNote);
  const run = useTrial();
  const form = useForm({ effectiveFrom: "publish-at", note: "publish-note" });
  const isCounted = run.trial !== null && run.trial.status !== "running" || run.error !== null ||
    Object.keys(run.errors).length > 0;
  useEffect(() => {
    const to = localDay(new Date(now), timeZone);
    void run.start({ from: addDays(to, -6), to, rules });
  }, []);

  function publish(event: Event) {
    const moment = momentAt(at, timeZone);
    const wrong = isLater && moment === null ? { effectiveFrom: words.atMissing } : {};
    if (!isCounted) return event.preventDefault();
    return form.submit(event, {
      wrong,
      send: () =>
        ask<RuleSetInfoView>("POST", "/admin/rules", {
          draft: { id, revision: edit.revision },
          note: note.trim(),
          ...(isLater && moment !== null
            ? { effectiveFrom: new Date(moment).toISOString() }
            : null),
        }),
      onDone: onPublished,
      errorsOf: (refusal) =>
        refusal.code === "rules_in_the_past"
          ? { effectiveFrom: words.passed }
          : errorsAtFields(refusal, ["effectiveFrom", "note"]),
    });
  }

  return (
    <Modal class="confirm rule-publish" titleId="publish-title" onCancel={onCancel}>
      <h2 id="publish-title">
        <Sentence text={words.question} parts={{ draft: <bdi>{edit.value.name}</bdi> }} />
      </h2>
      <form onSubmit={publish} noValidate>
        <p class="group-note">{words.note}</p>
        {warnings.length > 0 && (
          <IssueList issues={warnings} rules={rules} types={types} onShow={null} />
        )}
        <section aria-label={words.effect}>
          <h3>{words.past}</h3>
          {run.error && <p class="form-error" role="alert">{run.error}</p>}
          {run.trial?.status === "failed" && <p class="form-error" role="alert">{words.failed}</p>}
          {!isCounted && (
            <Progress
              done={run.trial?.doneAgents ?? 0}
              all={run.trial?.agents ?? 0}
              words={trial.compared}
            />
          )}
          {run.trial?.status === "done" && <Effects trial={run.trial} />}
        </section>
        <fieldset class="rule-when-to">
          <legend>{words.when}</legend>
          <label>
            <input
              type="radio"
              name="publish-when"
              checked={!isLater}
              onChange={() => setLater(false)}
            />
            {words.now}
          </label>
          <label>
            <input
              type="radio"
              name="publish-when"
              checked={isLater}
              onChange={() => setLater(true)}
            />
            {words.later}
          </label>
          {isLater && (
            <DateTimeField
              id="publish-at"
              label={words.at}
              hint={words.atHint(timeZone)}
              value={at}
              error={form.errors.effectiveFrom}
              onInput={setAt}
            />
          )}
        </fieldset>
        <TextField
          id="publish-note"
          label={draft.note}
          value={note}
          error={form.errors.note}
          maxLength={256}
          onInput={setNote}
        />
        <FormEnd
          form={form}
          action={isLater ? words.schedule : words.action}
          isOff={!isCounted}
          onCancel={onCancel}
        />
      </form>
    </Modal>
  );
}
