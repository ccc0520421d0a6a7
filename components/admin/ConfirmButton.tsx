import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import { useConfirm } from "./use_confirm.ts";

/** A button that asks for confirmation before it does something that cannot be undone. */
export function ConfirmButton(
  { label, title, action, isDanger, children, onConfirm }: {
    label: string;
    /** The question of the dialog. */
    title: ComponentChildren;
    /** The label of the confirming button. */
    action: string;
    isDanger?: boolean;
    /** The text of the dialog: what the action means. */
    children: ComponentChildren;
    /** Does the action. Resolves to an error message, or to null after success. */
    onConfirm: () => Promise<string | null>;
  },
) {
  const [isAsking, setAsking] = useState(false);
  const { forget, ...confirm } = useConfirm(async () => {
    const wrong = await onConfirm();
    if (wrong === null) setAsking(false);
    return wrong;
  });

  return (
    <>
      <button
        type="button"
        class={isDanger ? "button button-danger-text" : "button"}
        onClick={() => setAsking(true)}
      >
        {label}
      </button>
      {isAsking && (
        <ConfirmDialog
          title={title}
          action={action}
          isDanger={isDanger ?? false}
          {...confirm}
          onCancel={() => {
            setAsking(false);
            forget();
          }}
        >
          <p>{children}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
