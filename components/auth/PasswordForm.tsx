import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { FieldError } from "@/components/admin/Field.tsx";

/** Asks for the own password, and sends it to the API. */
export function PasswordForm<Result>(
  { words, action, path, isDanger = false, onDone, onCancel }: {
    /** What the password is asked for. */
    words: string;
    action: string;
    /** The API path that the password is posted to. */
    path: string;
    isDanger?: boolean;
    onDone: (result: Result) => void;
    onCancel: () => void;
  },
) {
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);

  async function send(event: SubmitEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const answer = await ask<Result>("POST", path, { password });
    setBusy(false);
    if (answer.ok) return onDone(answer.data);
    setError(password === "" ? "enter your password" : answer.fields.password ?? answer.message);
    field.current?.focus();
    field.current?.select();
  }

  return (
    <form
      class="group-row group-stack two-factor-form"
      onSubmit={send}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
    >
      <p>{words}</p>
      <div class="field">
        <label for="own-password">Password</label>
        <input
          id="own-password"
          ref={field}
          class="input"
          type="password"
          autocomplete="current-password"
          maxLength={128}
          value={password}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={error ? "own-password-error" : undefined}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
        <FieldError id="own-password-error" message={error} />
      </div>
      <div class="new-buttons">
        <button type="button" class="button" onClick={onCancel}>Cancel</button>
        <button
          type="submit"
          class={isDanger ? "button button-danger" : "button button-primary"}
          aria-disabled={isBusy}
        >
          {isBusy ? "Checking…" : action}
        </button>
      </div>
    </form>
  );
}
