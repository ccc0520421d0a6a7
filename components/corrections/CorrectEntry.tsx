import type { ChangeResult } from "@/core/corrections/views.ts";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import { FieldError } from "@/components/admin/Field.tsx";
import { formatNumber, formatSigned } from "@/components/shared/format.ts";
import { Modal } from "@/components/shared/Modal.tsx";
import { Segments } from "@/components/shared/Segments.tsx";
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
          <bdi>{agent.name}</bdi>, {formatNumber(worth)} {worth === 1 ? "point" : "points"} now
        </p>
        {possible === "nothing"
          ? (
            <p>
              This entry follows from other entries and goes with them. Reverse the work that should
              not count, or correct one of its entries by the difference.
            </p>
          )
          : (
            <>
              {possible === "both" && (
                <Segments
                  name="correct-mode"
                  label="What to do"
                  options={[["correct", "Correct points"], ["reverse", "Reverse"]]}
                  value={value.mode}
                  on={(mode) => form.change({ mode })}
                />
              )}
              {isReversing
                ? (
                  <p class="group-hint">
                    It stays in the log and pays nothing. What followed from it goes, too: streaks,
                    achievements, places.
                  </p>
                )
                : <PointsField form={form} />}
              <ReasonField form={form} agent={agent.name} />
              <Consequences agent={agent.name} answer={form.preview} isAsking={form.isAsking} />
              {form.error && <p class="form-error" role="alert">{form.error}</p>}
            </>
          )}
        <div class="confirm-buttons">
          <button type="button" class="button" onClick={onCancel}>
            {possible === "nothing" ? "Close" : "Cancel"}
          </button>
          {possible !== "nothing" && (
            <button
              type="submit"
              class={isReversing ? "button button-danger" : "button button-primary"}
              aria-disabled={form.isBusy}
            >
              {isReversing ? "Reverse" : "Correct"}
            </button>
          )}
        </div>
      </form>
    </Modal>
  );
}

type Form = ReturnType<typeof useCorrection>;

function PointsField({ form: { value, worth, fields, change } }: { form: Form }) {
  const typed = typedPoints(value.points);
  const difference = typed === null ? 0 : typed - worth;
  return (
    <div class="field">
      <label for="correct-points">New value</label>
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
          {difference === 0 ? "no change" : `${formatSigned(difference)} points`}
        </span>
      </div>
      <FieldError id="correct-points-error" message={fields["points"]} />
    </div>
  );
}

function ReasonField({ form: { value, fields, change }, agent }: { form: Form; agent: string }) {
  return (
    <div class="field">
      <label for="correct-reason">Reason</label>
      <textarea
        id="correct-reason"
        class="input text-area"
        rows={3}
        maxLength={MAX_REASON}
        value={value.reason}
        placeholder="For example: the call was counted twice"
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
          <bdi>{agent}</bdi> reads it with your name.
        </span>
        <span class="tabular-nums">{value.reason.length} of {MAX_REASON}</span>
      </span>
      <FieldError id="correct-reason-error" message={fields["reason"]} />
    </div>
  );
}
