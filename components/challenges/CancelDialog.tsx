import { useState } from "preact/hooks";
import type { ChallengeDefinition } from "@/core/challenges/definition.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { Modal } from "@/components/shared/Modal.tsx";
import { TextAreaField } from "@/components/admin/TextAreaField.tsx";
import { challengePageWords } from "@/words/challenge_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";

/** Asks for the reason, then cancels a challenge. */
export function CancelDialog({ one, path, onCanceled, onClose }: {
  one: ChallengeDefinition;
  path: string;
  onCanceled: (canceled: ChallengeDefinition) => void;
  onClose: () => void;
}) {
  const words = wordsOf(challengePageWords);
  const [reason, setReason] = useState("");
  const form = useForm({ reason: "cancel-reason" });

  function cancel(event: Event) {
    return form.submit(event, {
      wrong: reason.trim() === "" ? { reason: words.cancel.reasonMissing } : {},
      send: () => ask<ChallengeDefinition>("POST", `${path}/cancel`, { reason: reason.trim() }),
      onDone: onCanceled,
    });
  }

  return (
    <Modal class="confirm" titleId="cancel-title" textId="cancel-text" onCancel={onClose}>
      <form class="cancel-form" onSubmit={cancel} noValidate>
        <h2 id="cancel-title">
          <Sentence text={words.cancel.question} parts={{ title: <bdi>{one.title}</bdi> }} />
        </h2>
        <p id="cancel-text">{words.cancel.means}</p>
        <TextAreaField
          id="cancel-reason"
          label={words.cancel.reason}
          hint={words.cancel.reasonHint}
          value={reason}
          error={form.errors.reason}
          maxLength={500}
          rows={2}
          onInput={setReason}
        />
        {form.error && <p class="form-error" role="alert">{form.error}</p>}
        <div class="confirm-buttons">
          <button type="button" class="button" onClick={onClose}>{words.cancel.keep}</button>
          <button type="submit" class="button button-danger" aria-disabled={form.isBusy}>
            {words.cancel.action}
          </button>
        </div>
      </form>
    </Modal>
  );
}
