import type { ComponentChildren } from "preact";
import { KeyRound } from "@/components/shared/icons.ts";
import { ConfirmButton } from "./ConfirmButton.tsx";
import { CopyField } from "./CopyField.tsx";

/** A secret in full, to be copied. */
export function ShownSecret(
  { label, secret, children }: {
    label: string;
    secret: string;
    /** What to know about it. */
    children: ComponentChildren;
  },
) {
  return (
    <div class="group-row group-stack secret-once">
      <CopyField id="secret" label={label} value={secret} />
      <p class="group-hint">
        <KeyRound size={14} />
        <span>{children}</span>
      </p>
    </div>
  );
}

/** Makes a new secret, after asking. */
export function NewSecretButton(
  { children, onMake }: {
    /** What becomes of the one before. */
    children: ComponentChildren;
    /** Makes it; what went wrong, or null. */
    onMake: () => Promise<string | null>;
  },
) {
  return (
    <ConfirmButton
      label="New Secret…"
      title="Make a new secret?"
      action="Make New Secret"
      onConfirm={onMake}
    >
      {children}
    </ConfirmButton>
  );
}
