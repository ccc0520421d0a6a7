import { Sentence } from "@/components/shared/Sentence.tsx";
import { CopyField } from "@/components/admin/CopyField.tsx";
import type { RecoveryCodes, TwoFactorSetup } from "@/core/two_factor/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { twoFactorWords } from "@/words/two_factor.ts";
import { OneFieldForm } from "./OneFieldForm.tsx";

/** Shows the secret to an authenticator app, and asks for a code that proves the app has it. */
export function ScanForm(
  { setup, onDone, onCancel }: {
    setup: TwoFactorSetup;
    onDone: (codes: RecoveryCodes) => void;
    onCancel: () => void;
  },
) {
  const words = wordsOf(twoFactorWords).setup.setUp;
  return (
    <OneFieldForm
      field={{
        name: "code",
        id: "two-factor-code",
        label: words.code,
        type: "text",
        inputMode: "numeric",
        autocomplete: "one-time-code",
        maxLength: 10,
        class: "input code-input",
        missing: words.missing,
      }}
      action={words.turnOn}
      path="/me/two-factor/confirm"
      onDone={onDone}
      onCancel={onCancel}
    >
      <p>
        <Sentence
          text={words.scan}
          parts={{ link: <a class="docs-link" href={setup.address}>{words.openApp}</a> }}
        />
      </p>
      <img
        class="two-factor-picture"
        src={`data:image/svg+xml,${encodeURIComponent(setup.qrCode)}`}
        alt={words.picture}
        width={184}
        height={184}
      />
      <CopyField
        id="two-factor-secret"
        label={words.secret}
        value={setup.secret}
      />
    </OneFieldForm>
  );
}
