import type { ChangeResult } from "@/core/corrections/views.ts";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import { FieldError } from "@/components/admin/Field.tsx";
import { formatNumber, formatSigned } from "@/components/shared/format.ts";
import { Modal } from "@/components/shared/Modal.tsx";
import { Segments } from "@/components/shared/Segments.tsx";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { correctionWords } from "@/words/corrections.ts";
import { Consequences } from "./Consequences.tsx";
import { MAX_REASON, typedPoints } from "./draft.ts";
import { useCorrection } from "./use_correction.ts";

/**
 * The dialog that corrects an entry of an agent or takes it back, with a reason that the agent
 * reads. Escape closes it and keeps what was typed for the next time.
 */
export function CorrectEntry(
  { entry, agent, onDone, onCancel }: {
    entry: ExplainedEntry;
    agent: { readonly id: string; readonly name: string };
    /** Called after the change was made. */
    onDone: (result: ChangeResult) => void;
    onCancel: () => void;
  },
) {
  const words = wordsOf(correctionWords);
  const form = useCorrection(entry, agent.name, onDone);
  const { possible, value, worth } = form;
  const isReversing = value.mode === "reverse";
  return (
    <Modal class="correct" titleId="correct-title" onCancel={onCancel}>
      <form class="correct-form" onSubmit={form.save} noValidate>
        <h2 id="correct-title">
          <bdi>{entry.title}</bdi>
        </h2>
        <p class="text-label-secondary">
          <bdi>{agent.name}</bdi>
          {words.now(words.worth(worth, formatNumber(worth)))}
        </p>
        {possible === "nothing" ? <p>{words.follows}</p> : (
          <>
            {possible === "both" && (
              <Segments
                name="correct-mode"
                label={words.what}
                options={[["correct", words.modes.correct], ["reverse", words.modes.reverse]]}
                value={value.mode}
                on={(mode) => form.change({ mode })}
              />
            )}
            {isReversing
              ? <p class="group-hint">{words.reversing}</p>
              : <PointsField form={form} />}
            <ReasonField form={form} agent={agent.name} />
            <Consequences agent={agent.name} answer={form.preview} isAsking={form.isAsking} />
            {form.error && <p class="form-error" role="alert">{form.error}</p>}
          </>
        )}
        <div class="confirm-buttons">
          <button type="button" class="button" onClick={onCancel}>
            {possible === "nothing" ? words.close : words.cancel}
          </button>
          {possible !== "nothing" && (
            <button
              type="submit"
              class={isReversing ? "button button-danger" : "button button-primary"}
              aria-disabled={form.isBusy}
            >
              {isReversing ? words.reverse : words.correct}
            </button>
          )}
        </div>
      </form>
    </Modal>
  );
}

type Form = ReturnType<typeof useCorrection>;

function PointsField({ form: { value, worth, fields, change } }: { form: Form }) {
  const words = wordsOf(correctionWords);
  const typed = typedPoints(value.points);
  const difference = typed === null ? 0 : typed - worth;
  return (
    <div class="field">
      <label for="correct-points">{words.value}</label>
      <div class="correct-points">
        <input
          id="correct-points"
          class="input number-input"
          inputMode="numeric"
          autocomplete="off"
          autofocus
          maxLength={7}
          value={value.points}
          placeholder={String(worth)}
          aria-invalid={fields["points"] ? "true" : undefined}
          aria-describedby={fields["points"]
            ? "correct-difference correct-points-error"
            : "correct-difference"}
          onInput={(event) => change({ points: event.currentTarget.value })}
        />
        <span
          id="correct-difference"
          class="correct-difference tabular-nums"
          data-sign={difference > 0 ? "gain" : difference < 0 ? "loss" : "none"}
          role="status"
        >
          {difference === 0 ? words.noChange : words.change(difference, formatSigned(difference))}
        </span>
      </div>
      <FieldError id="correct-points-error" message={fields["points"]} />
    </div>
  );
}

function ReasonField({ form: { value, fields, change }, agent }: { form: Form; agent: string }) {
  const words = wordsOf(correctionWords);
  return (
    <div class="field">
      <label for="correct-reason">{words.reason}</label>
      <textarea
        id="correct-reason"
        class="input text-area"
        rows={3}
        maxLength={MAX_REASON}
        value={value.reason}
        placeholder={words.reasonExample}
        aria-invalid={fields["reason"] ? "true" : undefined}
        aria-describedby={fields["reason"]
          ? "correct-reason-hint correct-reason-error"
          : "correct-reason-hint"}
        onInput={(event) => change({ reason: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <span id="correct-reason-hint" class="group-hint correct-count">
        <span>
          <Sentence text={words.reads} parts={{ agent: <bdi>{agent}</bdi> }} />
        </span>
        <span class="tabular-nums">{words.length(value.reason.length, MAX_REASON)}</span>
      </span>
      <FieldError id="correct-reason-error" message={fields["reason"]} />
    </div>
  );
}
