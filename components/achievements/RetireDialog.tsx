import { useState } from "preact/hooks";
import type { AchievementDefinition } from "@/core/achievements/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { Modal } from "@/components/shared/Modal.tsx";
import { DayField } from "@/components/admin/DayField.tsx";
import { holdersWords } from "./managed_words.ts";

/** Asks from which day on nobody earns an achievement any more. */
export function RetireDialog({ one, onRetired, onCancel }: {
  one: AchievementDefinition;
  onRetired: (retired: AchievementDefinition) => void;
  onCancel: () => void;
}) {
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
          Retire “<bdi>{one.title}</bdi>”?
        </h2>
        <p id="retire-text">
          Nobody earns it any more from that day on. Whoever has it keeps it and its points (
          {holdersWords(one)}). This cannot be undone.
        </p>
        <DayField
          id="retire-from"
          label="From"
          hint="Empty: the next day that has not begun anywhere in the world."
          value={from}
          error={form.errors.from}
          onInput={setFrom}
        />
        {form.error && <p class="form-error" role="alert">{form.error}</p>}
        <div class="confirm-buttons">
          <button type="button" class="button" onClick={onCancel}>Keep It</button>
          <button type="submit" class="button button-danger" aria-disabled={form.isBusy}>
            Retire
          </button>
        </div>
      </form>
    </Modal>
  );
}
