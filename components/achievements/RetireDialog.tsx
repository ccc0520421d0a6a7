import { useState } from "preact/hooks";
import type { AchievementDefinition } from "@/core/achievements/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { Modal } from "@/components/shared/Modal.tsx";
import { DayField } from "@/components/admin/DayField.tsx";
import { achievementPageWords } from "@/words/achievement_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { holdersWords } from "./managed_words.ts";

/** Asks from which day on nobody earns an achievement any more. */
export function RetireDialog({ one, onRetired, onCancel }: {
  one: AchievementDefinition;
  onRetired: (retired: AchievementDefinition) => void;
  onCancel: () => void;
}) {
  const words = wordsOf(achievementPageWords);
  const [from, setFrom] = useState("");
  const form = useForm({ from: "retire-from" });

  function retire(event: Event) {
    return form.submit(event, {
      send: () =>
        ask<AchievementDefinition>(
          "POST",
          `/admin/achievements/${encodeURIComponent(one.key)}/retire`,
          from === "" ? {} : { from },
        ),
      onDone: onRetired,
    });
  }

  return (
    <Modal class="confirm" titleId="retire-title" textId="retire-text" onCancel={onCancel}>
      <form class="cancel-form" onSubmit={retire} noValidate>
        <h2 id="retire-title">
          <Sentence text={words.retire.question} parts={{ title: <bdi>{one.title}</bdi> }} />
        </h2>
        <p id="retire-text">{words.retire.means(holdersWords(one))}</p>
        <DayField
          id="retire-from"
          label={words.retire.from}
          hint={words.form.oldEndsHint}
          value={from}
          error={form.errors.from}
          onInput={setFrom}
        />
        {form.error && <p class="form-error" role="alert">{form.error}</p>}
        <div class="confirm-buttons">
          <button type="button" class="button" onClick={onCancel}>{words.retire.keep}</button>
          <button type="submit" class="button button-danger" aria-disabled={form.isBusy}>
            {words.retire.action}
          </button>
        </div>
      </form>
    </Modal>
  );
}
