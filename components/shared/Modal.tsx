import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** A dialog that is open as long as it is drawn. Escape calls `onCancel`, which stops drawing it. */
export function Modal(
  { class: className, titleId, textId, onCancel, children }: {
    /** The classes besides those of every dialog. */
    class: string;
    /** The id of the heading in it. */
    titleId: string;
    /** The id of the text that describes it. */
    textId?: string;
    onCancel: () => void;
    children: ComponentChildren;
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
      class={`about ${className}`}
      aria-labelledby={titleId}
      aria-describedby={textId}
      onCancel={(event) => {
        // Removing the element closes the dialog, so the browser's own closing is not needed.
        event.preventDefault();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
}
