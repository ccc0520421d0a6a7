import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { ConfirmDialog } from "./ConfirmDialog.tsx";

/** A button that asks before it does something that cannot be taken back. */
export function ConfirmButton(
  { label, title, action, isDanger, children, onConfirm }: {
    label: string;
    /** What is asked. */
    title: ComponentChildren;
    /** What the button that does it says. */
    action: string;
    isDanger?: boolean;
    /** What it means. */
    children: ComponentChildren;
    /** Does it; what went wrong, or null. */
    onConfirm: () => Promise<string | null>;
  },
) {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function confirm() {
    setBusy(true);
    const wrong = await onConfirm();
    setBusy(false);
    setError(wrong);
    if (wrong === null) setAsking(false);
  }

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
          isBusy={isBusy}
          error={error}
          isDanger={isDanger ?? false}
          onConfirm={confirm}
          onCancel={() => {
            setAsking(false);
            setError(null);
          }}
        >
          <p>{children}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
