import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { FieldError } from "@/components/admin/Field.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { twoFactorWords } from "@/words/two_factor.ts";
import { sharedWords } from "@/words/shared.ts";

/** How the field of a {@link OneFieldForm} is named and typed. */
interface OneField {
  /** The name in the request; errors come back under it. */
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly type: "text" | "password";
  readonly autocomplete: string;
  readonly maxLength: number;
  readonly inputMode?: "numeric";
  readonly class: string;
  /** What to say when nothing was typed. */
  readonly missing: string;
}

/** Asks for one thing and posts it to the API. What was wrong is selected, to be typed again. */
export function OneFieldForm<Result>({ field, action, path, isDanger, children, ...on }: {
  field: OneField;
  action: string;
  /** The API path that the value is posted to. */
  path: string;
  isDanger?: boolean;
  /** What the value is asked for. */
  children: ComponentChildren;
  onDone: (result: Result) => void;
  onCancel: () => void;
}) {
  const [value, setValue] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus({ preventScroll: true }), []);

  async function send(event: SubmitEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const answer = await ask<Result>("POST", path, { [field.name]: value });
    setBusy(false);
    if (answer.ok) return on.onDone(answer.data);
    setError(value.trim() === "" ? field.missing : answer.fields[field.name] ?? answer.message);
    input.current?.focus();
    input.current?.select();
  }

  return (
    <form
      class="group-row group-stack two-factor-form"
      onSubmit={send}
      onKeyDown={(event) => event.key === "Escape" && on.onCancel()}
    >
      {children}
      <div class="field">
        <label for={field.id}>{field.label}</label>
        <input
          id={field.id}
          ref={input}
          class={field.class}
          type={field.type}
          inputMode={field.inputMode}
          autocomplete={field.autocomplete}
          maxLength={field.maxLength}
          value={value}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={error ? `${field.id}-error` : undefined}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
        <FieldError id={`${field.id}-error`} message={error} />
      </div>
      <div class="new-buttons">
        <button type="button" class="button" onClick={on.onCancel}>
          {wordsOf(sharedWords).cancel}
        </button>
        <button
          type="submit"
          class={isDanger ? "button button-danger" : "button button-primary"}
          aria-disabled={isBusy}
        >
          {isBusy ? wordsOf(twoFactorWords).setup.checking : action}
        </button>
      </div>
    </form>
  );
}
