import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

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
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closing the dialog before it is removed gives the focus back to the element that had it.
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="about confirm"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-text"
      onCancel={(event) => {
        // Removing the element closes the dialog, so the browser's own closing is not needed.
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id="confirm-title">{title}</h2>
      <div id="confirm-text">{children}</div>
      {error && <p class="form-error" role="alert">{error}</p>}
      <div class="confirm-buttons">
        <button type="button" class="button" autofocus onClick={onCancel}>Cancel</button>
        <button
          type="button"
          class={isDanger ? "button button-danger" : "button button-primary"}
          aria-disabled={isBusy}
          onClick={() => !isBusy && onConfirm()}
        >
          {action}
        </button>
      </div>
    </dialog>
  );
}
