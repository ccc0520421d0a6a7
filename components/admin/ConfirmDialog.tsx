import type { ComponentChildren } from "preact";
import { Modal } from "@/components/shared/Modal.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { sharedWords } from "@/words/shared.ts";

/** Asks for confirmation before something that cannot be undone. Escape and Cancel do nothing. */
export function ConfirmDialog(
  { title, action, isDanger, isBusy, error, children, onConfirm, onCancel }: {
    title: ComponentChildren;
    /** The label of the confirming button. */
    action: string;
    isDanger?: boolean;
    isBusy: boolean;
    error?: string | null;
    children: ComponentChildren;
    onConfirm: () => void;
    onCancel: () => void;
  },
) {
  return (
    <Modal class="confirm" titleId="confirm-title" textId="confirm-text" onCancel={onCancel}>
      <h2 id="confirm-title">{title}</h2>
      <div id="confirm-text">{children}</div>
      {error && <p class="form-error" role="alert">{error}</p>}
      <div class="confirm-buttons">
        <button type="button" class="button" autofocus onClick={onCancel}>
          {wordsOf(sharedWords).cancel}
        </button>
        <button
          type="button"
          class={isDanger ? "button button-danger" : "button button-primary"}
          aria-disabled={isBusy}
          onClick={() => !isBusy && onConfirm()}
        >
          {action}
        </button>
      </div>
    </Modal>
  );
}
