import { wordsOf } from "@/components/shared/locale.ts";
import { sharedWords } from "@/words/shared.ts";
import type { Form } from "./use_form.ts";

/** The end of a form: what is wrong and belongs to no field, and the buttons. */
export function FormEnd({ form, action, busy, isOff, cancel, onCancel }: {
  form: Form;
  /** The text of the button that sends the form. */
  action: string;
  /** Its text while an answer is awaited, where waiting takes long. */
  busy?: string;
  /** Whether there is nothing to send. */
  isOff?: boolean;
  /** The text of the button that does not. */
  cancel?: string;
  onCancel?: (() => void) | undefined;
}) {
  const { error, isBusy } = form;
  return (
    <>
      {error && <p class="form-error" role="alert">{error}</p>}
      <div class="new-buttons">
        {onCancel && (
          <button type="button" class="button" onClick={onCancel}>
            {cancel ?? wordsOf(sharedWords).cancel}
          </button>
        )}
        <button
          type="submit"
          class="button button-primary"
          aria-disabled={isBusy || isOff === true}
        >
          {isBusy && busy !== undefined ? busy : action}
        </button>
      </div>
    </>
  );
}
