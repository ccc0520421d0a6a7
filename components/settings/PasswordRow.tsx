import { useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { LabeledField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { Row } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { settingsWords } from "@/words/settings.ts";

const LEAST_CHARACTERS = 8;
const MOST_CHARACTERS = 128;

/** A row that opens the form for a new password. */
export function PasswordRow({ email }: { email: string }) {
  const words = wordsOf(settingsWords).security;
  const { announce } = usePage();
  const [isOpen, setOpen] = useState(false);

  function close(text?: string) {
    setOpen(false);
    if (text !== undefined) announce(text);
    // The button comes back with the next drawing of the row.
    requestAnimationFrame(() => document.getElementById("change-password")?.focus());
  }

  if (!isOpen) {
    return (
      <Row label={words.password} hint={words.passwordHint}>
        <button id="change-password" type="button" class="button" onClick={() => setOpen(true)}>
          {words.change}
        </button>
      </Row>
    );
  }
  return (
    <PasswordForm
      email={email}
      onCancel={() => close()}
      onDone={() => close(words.changed)}
    />
  );
}

function PasswordForm(
  { email, onDone, onCancel }: { email: string; onDone: () => void; onCancel: () => void },
) {
  const words = wordsOf(settingsWords).security;
  // Passwords stay in memory: a draft in the browser's storage could be read.
  const [value, setValue] = useState({ currentPassword: "", newPassword: "" });
  const form = useForm({ currentPassword: "currentPassword", newPassword: "newPassword" });

  const change = (event: Event) =>
    form.submit(event, {
      wrong: {
        ...(value.currentPassword === "" ? { currentPassword: words.currentMissing } : {}),
        ...(value.newPassword.length < LEAST_CHARACTERS
          ? { newPassword: words.newShort(LEAST_CHARACTERS) }
          : {}),
      },
      send: () => ask<null>("POST", "/me/password", value),
      onDone,
    });

  return (
    <form
      class="group-row group-stack password-form"
      onSubmit={change}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
      noValidate
    >
      {/* Password managers need the account that the password belongs to. */}
      <input type="email" class="sr-only" autocomplete="username" value={email} readOnly hidden />
      <PasswordField
        id="currentPassword"
        label={words.current}
        autocomplete="current-password"
        value={value.currentPassword}
        error={form.errors.currentPassword}
        isFirst
        onInput={(currentPassword) => setValue({ ...value, currentPassword })}
      />
      <PasswordField
        id="newPassword"
        label={words.new}
        hint={words.newHint(LEAST_CHARACTERS)}
        autocomplete="new-password"
        value={value.newPassword}
        error={form.errors.newPassword}
        onInput={(newPassword) => setValue({ ...value, newPassword })}
      />
      <FormEnd form={form} action={words.action} busy={words.changing} onCancel={onCancel} />
    </form>
  );
}

function PasswordField({ id, label, hint, autocomplete, value, error, isFirst, onInput }: {
  id: "currentPassword" | "newPassword";
  label: string;
  hint?: string;
  autocomplete: "current-password" | "new-password";
  value: string;
  error: string | undefined;
  isFirst?: boolean;
  onInput: (value: string) => void;
}) {
  return (
    <LabeledField id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          type="password"
          class="input"
          autocomplete={autocomplete}
          maxLength={MOST_CHARACTERS}
          value={value}
          ref={isFirst ? focusOnce : null}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </LabeledField>
  );
}

/** Focuses a field when it appears. The same function at every drawing, so it runs once. */
function focusOnce(field: HTMLInputElement | null): void {
  field?.focus();
}
