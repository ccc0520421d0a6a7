import { CopyField } from "@/components/admin/CopyField.tsx";
import type { RecoveryCodes, TwoFactorSetup } from "@/core/two_factor/views.ts";
import { OneFieldForm } from "./OneFieldForm.tsx";

/** Shows the secret to an authenticator app, and asks for a code that proves the app has it. */
export function ScanForm(
  { setup, onDone, onCancel }: {
    setup: TwoFactorSetup;
    onDone: (codes: RecoveryCodes) => void;
    onCancel: () => void;
  },
) {
  return (
    <OneFieldForm
      field={{
        name: "code",
        id: "two-factor-code",
        label: "Code of the app",
        type: "text",
        inputMode: "numeric",
        autocomplete: "one-time-code",
        maxLength: 10,
        class: "input code-input",
        missing: "enter the six digits",
      }}
      action="Turn On"
      path="/me/two-factor/confirm"
      onDone={onDone}
      onCancel={onCancel}
    >
      <p>
        Scan the picture with your authenticator app. If you read this on your phone,{" "}
        <a class="docs-link" href={setup.address}>open the app</a> instead.
      </p>
      <img
        class="two-factor-picture"
        src={`data:image/svg+xml,${encodeURIComponent(setup.qrCode)}`}
        alt="QR code for the authenticator app"
        width={184}
        height={184}
      />
      <CopyField
        id="two-factor-secret"
        label="Secret to type into the app, if you cannot scan"
        value={setup.secret}
      />
    </OneFieldForm>
  );
}
