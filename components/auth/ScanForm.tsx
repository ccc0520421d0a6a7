import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { CopyField } from "@/components/admin/CopyField.tsx";
import { FieldError } from "@/components/admin/Field.tsx";
import type { RecoveryCodes, TwoFactorSetup } from "@/core/two_factor/views.ts";

/** Shows the secret to an authenticator app, and asks for a code that proves the app has it. */
export function ScanForm(
  { setup, onDone, onCancel }: {
    setup: TwoFactorSetup;
    onDone: (codes: RecoveryCodes) => void;
    onCancel: () => void;
  },
) {
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);

  async function send(event: SubmitEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const answer = await ask<RecoveryCodes>("POST", "/me/two-factor/confirm", { code });
    setBusy(false);
    if (answer.ok) return onDone(answer.data);
    setError(code.trim() === "" ? "enter the six digits" : answer.fields.code ?? answer.message);
    field.current?.focus();
    field.current?.select();
  }

  return (
    <form
      class="group-row group-stack two-factor-form"
      onSubmit={send}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
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
      <div class="field">
        <label for="two-factor-code">Code of the app</label>
        <input
          id="two-factor-code"
          ref={field}
          class="input code-input"
          type="text"
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={10}
          value={code}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={error ? "two-factor-code-error" : undefined}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <FieldError id="two-factor-code-error" message={error} />
      </div>
      <div class="new-buttons">
        <button type="button" class="button" onClick={onCancel}>Cancel</button>
        <button type="submit" class="button button-primary" aria-disabled={isBusy}>
          {isBusy ? "Checking…" : "Turn On"}
        </button>
      </div>
    </form>
  );
}
