import type { ComponentChildren } from "preact";
import { KeyRound } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";
import { ConfirmButton } from "./ConfirmButton.tsx";
import { CopyField } from "./CopyField.tsx";

/** A secret in full, to be copied. */
export function ShownSecret(
  { label, secret, children }: {
    label: string;
    secret: string;
    /** What to know about the secret. */
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

/** A button that makes a new secret after a confirmation. */
export function NewSecretButton(
  { children, onMake }: {
    /** What happens to the previous secret. */
    children: ComponentChildren;
    /** Makes the secret. Resolves to an error message, or to null after success. */
    onMake: () => Promise<string | null>;
  },
) {
  const words = wordsOf(adminWords).secret;
  return (
    <ConfirmButton
      label={words.renew}
      title={words.question}
      action={words.action}
      onConfirm={onMake}
    >
      {children}
    </ConfirmButton>
  );
}
